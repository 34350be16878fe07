package org.commonway.launcher.bench.planner.peer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.search.EngineRun;
import org.commonway.launcher.bench.planner.search.HttpRounds;
import org.commonway.launcher.bench.planner.search.JsonCalls;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.process.PortHolder;

/** OpenTripPlanner, the peer from door to door. */
public final class Otp {
    /** How it is asked for. */
    public static final String NAME = "otp";
    /** The oldest Java that it runs on. */
    public static final int JAVA = 21;

    static final String VERSION = "2.6.0";

    private static final PeerJars.Artifact JAR = new PeerJars.Artifact("org.opentripplanner", "otp", VERSION, "shaded");
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final int LOOK_MILLIS = 300;

    private final PeerJava java;
    private final Path cache;
    private final List<String> command;
    private final Console console;

    private Otp(PeerJava java, Path cache, List<String> command, Console console) {
        this.java = java;
        this.cache = cache;
        this.command = command;
        this.console = console;
    }

    /**
     * OTP on this Java, fetched if it is not there yet.
     *
     * @param cache where its graphs are kept
     */
    public static Otp get(PeerJava java, PeerJars jars, Path cache, Console console) {
        List<String> command = new ArrayList<>(List.of(java.program()));
        command.addAll(CoreProcess.JVM_FLAGS);
        command.addAll(List.of("-jar", jars.get(NAME, List.of(JAR)).get(0).toString()));
        return new Otp(java, cache, command, console);
    }

    /**
     * What it is given and asked.
     *
     * @param osm streets
     * @param gtfs timetables
     * @param date the day asked about
     * @param queries what is asked
     * @param rounds how often; the last counts
     */
    public record Task(Path osm, List<Path> gtfs, LocalDate date, List<PlannerQuery> queries, int rounds) {
        /** Takes copies of the lists. */
        public Task {
            gtfs = List.copyOf(gtfs);
            queries = List.copyOf(queries);
        }
    }

    /** Builds the graph if there is none yet, starts OTP on it, asks all queries and stops it again. */
    public EngineRun run(Task task, Path logs) {
        Path graph = new OtpGraph(task.osm(), task.gtfs(), task.date()).get(cache, command, logs, console);
        int port = PortHolder.free();
        List<String> serving = new ArrayList<>(command);
        serving.addAll(
                List.of("--load", "--bindAddress", "127.0.0.1", "--port", Integer.toString(port), graph.toString()));
        console.progress("Starting OTP");
        long began = System.nanoTime();
        try (Background process = Background.start(NAME, serving, logs)) {
            JsonCalls calls = new JsonCalls(URI.create("http://127.0.0.1:" + port + "/otp/gtfs/v1"));
            awaitReady(process, calls);
            ObjectNode facts =
                    new JsonMapper().createObjectNode().put("version", VERSION).put("java", java.feature());
            facts.put("readySeconds", EngineRun.rounded((System.nanoTime() - began) / 1e9));
            return new HttpRounds(
                            NAME, calls, process.pid(), query -> OtpPlans.body(query, task.date()), OtpPlans::read)
                    .run(task.queries(), task.rounds(), facts, console);
        }
    }

    private static void awaitReady(Background process, JsonCalls calls) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end) {
            process.checkAlive();
            if (isReady(calls)) {
                return;
            }
            sleep();
        }
        throw new LauncherRefusal(
                ExitCode.UNREACHABLE,
                "OTP is not ready after " + LONGEST_START.toMinutes() + " minutes: see " + process.log() + ".");
    }

    private static boolean isReady(JsonCalls calls) {
        try {
            return calls.post("{\"query\":\"{feeds{feedId}}\"}").isGood();
        } catch (LauncherRefusal notYet) {
            return false;
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherRefusal(ExitCode.FAULT, "The bench was interrupted.", interrupted);
        }
    }
}
