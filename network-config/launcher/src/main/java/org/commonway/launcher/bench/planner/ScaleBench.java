package org.commonway.launcher.bench.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.peer.CoreProcess;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.console.Table;
import org.commonway.launcher.process.JavaProgram;
import org.commonway.samplecity.SampleTimetable;

/** What timetables of growing size cost, each made from the sample city's streets and measured in a process of its own. */
public final class ScaleBench {
    private static final long SEED = 7;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);
    /** A Tuesday. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    private static final List<String> JVM_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx8g");
    private static final int QUERIES = 200;
    private static final int ROUNDS = 10;
    private static final int LARGEST = 20_000_000;

    private final PlannerBench.Workshop workshop;

    /** A bench in this workshop. */
    public ScaleBench(PlannerBench.Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * Measures one size after the other.
     *
     * @param sizes stop times wanted, each 1 to 20 million; others are refused with IllegalArgumentException
     */
    public List<ObjectNode> run(List<Integer> sizes) {
        for (int size : sizes) {
            if (size < 1 || size > LARGEST) {
                throw new IllegalArgumentException("--scale " + size + " is not from 1 to " + LARGEST);
            }
        }
        List<ObjectNode> figures = new ArrayList<>();
        sizes.forEach(size -> figures.add(measure(size)));
        return figures;
    }

    private ObjectNode measure(int stopTimes) {
        workshop.console().progress("Making a timetable of " + stopTimes + " stop times");
        Path feed = workshop.folder().resolve("scale-gtfs.zip");
        try {
            SampleTimetable.write(SEED, stopTimes, FIRST_DAY, feed);
            workshop.console().progress("Measuring it");
            List<String> arguments = List.of(
                    "--measure", "scale",
                    "--feed", feed.toString(),
                    "--date", DAY.toString(),
                    "--cache", workshop.folder().resolve("cache-" + stopTimes).toString(),
                    "--queries", Integer.toString(QUERIES),
                    "--rounds", Integer.toString(ROUNDS));
            ObjectNode figures = CoreProcess.figures(
                    "scale-" + stopTimes,
                    JavaProgram.PLANNER_BENCH.commandLine(workshop.project(), JVM_FLAGS, arguments),
                    workshop.folder(),
                    "scale",
                    workshop.console());
            return figures.put("feedMebibytes", Files.size(feed) >> 20);
        } catch (IOException full) {
            throw new LauncherRefusal(ExitCode.DISK, feed + " cannot be written: " + full.getMessage() + ".", full);
        }
    }

    /** A table. */
    public static void show(List<ObjectNode> figures, Console console) {
        Table table = new Table(
                ">stop times", ">stops", ">trips", ">read", ">from cache", ">network", ">heap", ">search p50", ">p99");
        for (ObjectNode size : figures) {
            JsonNode search = size.path("search");
            table.row(
                    size.path("stopTimes").asText(),
                    size.path("stops").asText(),
                    size.path("trips").asText(),
                    seconds(size, "readMillis"),
                    seconds(size, "cacheMillis"),
                    seconds(size, "networkMillis"),
                    String.format(
                            Locale.ROOT, "%.0f MiB", size.path("heapMebibytes").asDouble()),
                    millis(search, "p50Millis"),
                    millis(search, "p99Millis"));
        }
        table.show(console);
    }

    private static String seconds(JsonNode figures, String field) {
        return String.format(Locale.ROOT, "%.2f s", figures.path(field).asDouble() / 1000);
    }

    private static String millis(JsonNode figures, String field) {
        return String.format(Locale.ROOT, "%.2f ms", figures.path(field).asDouble());
    }
}
