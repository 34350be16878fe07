package org.commonway.launcher.bench.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.commonway.launcher.bench.planner.feed.FeedMerge;
import org.commonway.launcher.bench.planner.feed.MergedFeed;
import org.commonway.launcher.bench.planner.peer.CoreProcess;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.console.Table;
import org.commonway.launcher.process.JavaProgram;
import org.commonway.launcher.state.StateFolder;
import org.commonway.samplecity.place.Point;

/** Searches from door to door, in process, in turns with and without vehicles that change. */
public final class VehicleBench {
    private static final List<String> JVM_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx2g");
    private static final int TURN_SECONDS = 10;
    private static final int TURNS = 4;

    private final PlannerBenchPlan plan;
    private final PlannerBench.Workshop workshop;

    /** A bench of this plan's streets, timetables and queries. */
    public VehicleBench(PlannerBenchPlan plan, PlannerBench.Workshop workshop) {
        this.plan = plan;
        this.workshop = workshop;
    }

    /** Measures with so many vehicles, of which so many change a second; both at least 1. */
    public ObjectNode run(int vehicles, int changesPerSecond) {
        if (vehicles < 1 || changesPerSecond < 1) {
            throw new IllegalArgumentException("--vehicles and --vehicle-changes must be at least 1");
        }
        MergedFeed feed = FeedMerge.merge(plan.gtfs(), workshop.folder().resolve("merged-gtfs.zip"));
        Path doors = workshop.folder().resolve("doors.tsv");
        new StateFolder(workshop.folder())
                .write(doors, plan.queries().stream().map(VehicleBench::line).collect(Collectors.joining()));
        List<String> arguments = List.of(
                "--measure", "vehicles",
                "--feed", feed.zip().toString(),
                "--date", plan.date().toString(),
                "--osm", plan.osm().toString(),
                "--streets", workshop.folder().resolve("streets").toString(),
                "--door-queries", doors.toString(),
                "--vehicles", Integer.toString(vehicles),
                "--vehicle-changes", Integer.toString(changesPerSecond),
                "--seconds", Integer.toString(TURN_SECONDS),
                "--turns", Integer.toString(TURNS));
        return CoreProcess.figures(
                "vehicle-changes",
                JavaProgram.PLANNER_BENCH.commandLine(workshop.project(), JVM_FLAGS, arguments),
                workshop.folder(),
                "vehicleChanges",
                workshop.console());
    }

    private static String line(PlannerQuery query) {
        return query.id() + "\t" + point(query.from().point()) + "\t"
                + point(query.to().point()) + "\t" + query.departSeconds() + "\n";
    }

    private static String point(Point point) {
        return point.lat() + "\t" + point.lon();
    }

    /** A table, and how many changes were taken in. */
    public static void show(ObjectNode figures, Console console) {
        Table table = new Table("search", ">count", ">p50", ">p99", ">CPU p50", ">CPU p99");
        row(table, "no vehicle changes", figures.path("still"));
        row(table, "vehicles change", figures.path("changing"));
        JsonNode changes = figures.path("changes");
        row(table, "taking in half a second's changes", changes);
        table.show(console);
        console.result(changes.path("achieved").asText() + " of "
                + changes.path("asked").asText() + " changes a second, "
                + figures.path("vehicles").asText() + " vehicles");
    }

    private static void row(Table table, String what, JsonNode samples) {
        table.row(
                what,
                samples.path("count").asText(),
                millis(samples, "p50Millis"),
                millis(samples, "p99Millis"),
                millis(samples, "cpuP50Millis"),
                millis(samples, "cpuP99Millis"));
    }

    private static String millis(JsonNode samples, String field) {
        return String.format(Locale.ROOT, "%.1f ms", samples.path(field).asDouble());
    }
}
