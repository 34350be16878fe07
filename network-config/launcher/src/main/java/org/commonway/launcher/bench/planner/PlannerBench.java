package org.commonway.launcher.bench.planner;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonway.launcher.bench.planner.feed.FeedMerge;
import org.commonway.launcher.bench.planner.feed.MergedFeed;
import org.commonway.launcher.bench.planner.peer.CoreProcess;
import org.commonway.launcher.bench.planner.peer.Naviqore;
import org.commonway.launcher.bench.planner.peer.Otp;
import org.commonway.launcher.bench.planner.peer.Peers;
import org.commonway.launcher.bench.planner.search.EngineRun;
import org.commonway.launcher.bench.planner.search.HttpRounds;
import org.commonway.launcher.bench.planner.search.JsonCalls;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.launcher.city.CityRequest;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.process.JavaProgram;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.commonway.samplecity.CityPlan;

/** Measures one planner after the other, so that none takes another's cores. */
public final class PlannerBench {
    private static final long SEED = 7;
    private static final CityRequest.Fares FARES = new CityRequest.Fares(new BigDecimal("2.00"), "EUR");

    private final PlannerBenchPlan plan;
    private final Workshop workshop;
    private final Peers peers;
    private final StateFolder state;
    private final Map<String, EngineRun> runs = new LinkedHashMap<>();
    private Optional<SearchLoad.Figures> load = Optional.empty();

    /**
     * What the bench works with.
     *
     * @param project where the programs are built
     * @param folder an empty folder for all that it makes
     * @param console for progress
     * @param clock the wall clock
     */
    public record Workshop(Path project, Path folder, Console console, InstantSource clock) {}

    /** A bench of this plan against these peers. */
    public PlannerBench(PlannerBenchPlan plan, Workshop workshop, Peers peers) {
        this.plan = plan;
        this.workshop = workshop;
        this.peers = peers;
        this.state = new StateFolder(workshop.folder().resolve("network"));
    }

    /** Measures all; refused before anything is started when a file, a stop or a peer is missing. */
    public PlannerFigures run() {
        double loadBefore = loadAverage();
        CityRequest.Real request = new CityRequest.Real(SEED, plan.osm(), plan.gtfs(), FARES, Optional.of(plan.date()));
        CityPlan city = OurNetwork.prepare(request, state);
        MergedFeed feed = FeedMerge.merge(plan.gtfs(), workshop.folder().resolve("merged-gtfs.zip"));
        Path stopQueries = writeStopQueries(feed);
        Optional<Otp> otp = plan.peers().contains(Otp.NAME) ? Optional.of(peers.otp()) : Optional.empty();
        Optional<Naviqore> naviqore =
                plan.peers().contains(Naviqore.NAME) ? Optional.of(peers.naviqore()) : Optional.empty();
        measureOurs(request, city);
        runs.put(PlannerFigures.CORE, core(feed, stopQueries));
        otp.ifPresent(peer -> runs.put(
                Otp.NAME,
                peer.run(
                        new Otp.Task(plan.osm(), plan.gtfs(), plan.date(), plan.queries(), plan.rounds()),
                        workshop.folder())));
        naviqore.ifPresent(peer -> runs.put(
                Naviqore.NAME,
                peer.run(
                        new Naviqore.Task(
                                feed.zip(),
                                city.zone(),
                                plan.date(),
                                stopQueries,
                                plan.queries().size(),
                                plan.coreRounds()),
                        workshop.folder())));
        return new PlannerFigures(city.name(), plan, runs, load, new PlannerFigures.Machine(loadBefore, loadAverage()));
    }

    private void measureOurs(CityRequest request, CityPlan city) {
        try (OurNetwork network =
                OurNetwork.start(workshop.project(), request, city, state, workshop.console(), workshop.clock())) {
            JsonCalls calls = new JsonCalls(URI.create(network.gatewayUrl() + "/api/plans"));
            RunningNetwork.Entry gateway = network.gateway();
            ObjectNode facts = new JsonMapper()
                    .createObjectNode()
                    .put("java", Runtime.version().toString())
                    .put("readySeconds", gateway.readySeconds());
            HttpRounds rounds =
                    new HttpRounds(PlannerFigures.OURS, calls, gateway.pid(), this::ourBody, OurPlans::read);
            runs.put(PlannerFigures.OURS, rounds.run(plan.queries(), plan.rounds(), facts, workshop.console()));
            if (plan.load().seconds() > 0) {
                load = Optional.of(load(calls));
            }
        }
    }

    private String ourBody(PlannerQuery query) {
        return OurPlans.body(query, plan.date(), plan.maxWalkMetres());
    }

    private SearchLoad.Figures load(JsonCalls calls) {
        workshop.console()
                .progress("  load: " + plan.load().perSecond() + " searches a second for "
                        + plan.load().seconds() + " s");
        List<String> bodies = plan.queries().stream().map(this::ourBody).toList();
        return new SearchLoad(System::nanoTime, index -> calls.post(bodies.get(index % bodies.size())))
                .run(plan.load().perSecond(), plan.load().seconds());
    }

    private EngineRun core(MergedFeed feed, Path stopQueries) {
        workshop.console().progress("Searching from stop to stop");
        List<String> arguments = List.of(
                "--feed", feed.zip().toString(),
                "--date", plan.date().toString(),
                "--queries", stopQueries.toString(),
                "--rounds", Integer.toString(plan.coreRounds()),
                "--osm", plan.osm().toString(),
                "--streets", OurNetwork.streets(state).toString());
        return CoreProcess.run(
                "ours-core",
                JavaProgram.PLANNER_BENCH.commandLine(workshop.project(), CoreProcess.JVM_FLAGS, arguments),
                workshop.folder(),
                plan.queries().size(),
                workshop.console());
    }

    private Path writeStopQueries(MergedFeed feed) {
        Path file = workshop.folder().resolve("queries.tsv");
        state.write(
                file,
                plan.queries().stream()
                        .map(query -> String.join(
                                "\t",
                                query.id(),
                                feed.getStopId(query, query.from()),
                                feed.getStopId(query, query.to()),
                                Integer.toString(query.departSeconds())))
                        .collect(Collectors.joining("\n", "", "\n")));
        return file;
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
