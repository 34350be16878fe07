package org.commonway.launcher.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.PlannerBench;
import org.commonway.launcher.bench.planner.PlannerBenchPlan;
import org.commonway.launcher.bench.planner.PlannerFigures;
import org.commonway.launcher.bench.planner.ScaleBench;
import org.commonway.launcher.bench.planner.VehicleBench;
import org.commonway.launcher.bench.planner.peer.PeerJava;
import org.commonway.launcher.bench.planner.peer.Peers;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.launcher.bench.planner.search.QueryFile;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.state.StateFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code commonway bench planner}: how fast and how well trips are planned, beside other planners. */
@Command(
        name = "planner",
        description = {
            "Plan the trips of a file of queries in a real city, on foot and by public transport: door to door over the"
                    + " HTTP API of a network started for it, and from stop to stop in a process without HTTP and"
                    + " streets; and the same with other planners, one after the other.",
            "Several timetables are merged into one for searches from stop to stop. A query names its stops by GTFS"
                    + " stop_id, with or without a prefix ending in an underscore, and by where they are; so queries for"
                    + " a feed that somebody else merged fit too.",
            "Peers are fetched with mvn and kept, with OTP's graph, in the user's cache. They run on the latest JDK that"
                    + " lies beside ours, or in the folder that COMMONWAY_PEER_JAVA names."
        },
        footer = {
            "",
            "Example:",
            "  ./commonway bench planner --osm porto.osm.pbf --gtfs stcp.zip metro.zip --date 2024-05-14 \\",
            "    --queries queries.csv --against otp,naviqore --json",
            "  ./commonway bench planner --scale --json"
        })
final class PlannerBenchCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--osm", paramLabel = "FILE", description = "Streets: an OpenStreetMap extract, .osm.pbf or .osm.")
    private Path osm = Path.of("");

    @Option(names = "--gtfs", paramLabel = "FILE", arity = "1..*", description = "Timetables: GTFS zips.")
    private List<Path> gtfs = List.of();

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "Day of the trips.")
    private String date = "";

    @Option(
            names = "--queries",
            paramLabel = "FILE",
            description = "CSV with the columns id,from_id,from_lat,from_lon,to_id,to_lat,to_lon,dep_sec; dep_sec is in"
                    + " seconds after midnight.")
    private Path queries = Path.of("");

    @Option(names = "--limit", paramLabel = "N", description = "Only the first so many queries. Default: all.")
    private @Nullable Integer limit;

    @Option(
            names = "--against",
            paramLabel = "NAME",
            split = ",",
            description = "Planners to measure beside ours: otp, naviqore. Default: none.")
    private List<String> against = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "How often all queries are asked, ten times as often from stop to stop; the last round counts,"
                            + " those before warm up. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--max-walk",
            paramLabel = "METRES",
            defaultValue = "1200",
            description = "How far our riders walk to the first and from the last vehicle. Default: ${DEFAULT-VALUE}.")
    private int maxWalkMetres;

    @Option(
            names = "--load-rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "Searches a second that begin under load, whether or not answers come."
                    + " Default: ${DEFAULT-VALUE}.")
    private double loadRate;

    @Option(
            names = "--load-seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long that load lasts; 0 for none. Default: ${DEFAULT-VALUE}.")
    private int loadSeconds;

    @Option(
            names = "--scale",
            paramLabel = "N",
            arity = "0..1",
            split = ",",
            fallbackValue = "50000,500000,2000000,5000000",
            description =
                    "Instead: what timetables of so many stop times cost, made from the sample city's streets; needs"
                            + " no other option. Without a number: ${FALLBACK-VALUE}.")
    private List<String> scale = List.of();

    @Option(
            names = "--vehicle-changes",
            paramLabel = "N",
            description = "Instead: searches from door to door, in process, in turns with and without so many vehicle"
                    + " changes a second.")
    private @Nullable Integer vehicleChanges;

    @Option(
            names = "--vehicles",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many vehicles there are, of those that change. Default: ${DEFAULT-VALUE}.")
    private int vehicles;

    @Option(names = "--json", description = "Print one JSON object on stdout and nothing else.")
    private boolean json;

    PlannerBenchCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    private static int size(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException bad) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, "--scale " + text + " is no number of stop times: give one as 500000.", bad);
        }
    }

    @Override
    public Integer call() {
        if (!scale.isEmpty()) {
            List<Integer> sizes = scale.stream().map(PlannerBenchCommand::size).toList();
            inFolder(workshop -> {
                List<ObjectNode> figures = new ScaleBench(workshop).run(sizes);
                ObjectNode all = new JsonMapper().createObjectNode();
                figures.forEach(all.putArray("scale")::add);
                print(all, () -> ScaleBench.show(figures, workplace.console()));
            });
            return ExitCode.DONE.status();
        }
        PlannerBenchPlan plan = plan();
        if (vehicleChanges != null) {
            int changes = vehicleChanges;
            inFolder(workshop -> {
                ObjectNode figures = new VehicleBench(plan, workshop).run(vehicles, changes);
                print(figures, () -> VehicleBench.show(figures, workplace.console()));
            });
            return ExitCode.DONE.status();
        }
        Peers peers = new Peers(System.getenv(), PeerJava.usualFolders(), workplace.console());
        plan.peers().forEach(peers::checkJava);
        inFolder(workshop -> {
            PlannerFigures figures = new PlannerBench(plan, workshop, peers).run();
            print(figures.toJson(), () -> figures.show(workplace.console()));
        });
        return ExitCode.DONE.status();
    }

    /** Runs a bench in a folder that goes away with it, unless it fails and has left logs. */
    private void inFolder(Consumer<PlannerBench.Workshop> bench) {
        StateFolder folder =
                new StateFolder(BenchFolder.temporary("free some space, or set java.io.tmpdir to another folder"));
        boolean done = false;
        try {
            bench.accept(new PlannerBench.Workshop(
                    workplace.project(), folder.root(), workplace.console(), workplace.clock()));
            done = true;
        } catch (IllegalArgumentException outside) {
            throw wrong(String.valueOf(outside.getMessage()));
        } finally {
            if (done || !hasLogs(folder.root())) {
                folder.delete();
            } else {
                workplace.console().progress("What the processes printed is kept in " + folder.root() + ".");
            }
        }
    }

    private void print(ObjectNode figures, Runnable table) {
        if (json) {
            workplace.console().result(figures.toPrettyString());
        } else {
            table.run();
        }
    }

    private static boolean hasLogs(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".log"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private PlannerBenchPlan plan() {
        for (String needed : List.of("--osm", "--gtfs", "--date", "--queries")) {
            if (!spec.commandLine().getParseResult().hasMatchedOption(needed)) {
                throw wrong("Missing required option: '" + needed + "'");
            }
        }
        if (limit != null && limit < 1) {
            throw wrong("--limit " + limit + " is less than 1");
        }
        LocalDate day = CityOptions.day(date);
        Set<String> peers = new LinkedHashSet<>(against);
        for (String peer : peers) {
            if (!Peers.NAMES.contains(peer)) {
                throw wrong("--against " + peer + " is no planner that is known here: give some of "
                        + String.join(", ", Peers.NAMES));
            }
        }
        List<PlannerQuery> asked = QueryFile.read(queries, limit == null ? Integer.MAX_VALUE : limit);
        try {
            return new PlannerBenchPlan(
                    osm.toAbsolutePath().normalize(),
                    gtfs.stream().map(feed -> feed.toAbsolutePath().normalize()).toList(),
                    day,
                    asked,
                    peers,
                    rounds,
                    maxWalkMetres,
                    new PlannerBenchPlan.Load(loadRate, loadSeconds));
        } catch (IllegalArgumentException outside) {
            throw wrong(String.valueOf(outside.getMessage()));
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
