package org.commonway.gateway.realtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.nodes.NodeChannels;
import org.commonway.gateway.nodes.NodeProfileCalls;
import org.commonway.gateway.nodes.NodeRealtime;
import org.commonway.gateway.nodes.NodeTimetables;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.timetables.TimetableKeeper;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.FakeNode.FakeFeed;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.gateway.town.Papers;
import org.commonway.gateway.town.Said;
import org.commonway.gateway.town.Town;
import org.commonway.planner.LiveSnapshot;
import org.commonway.planner.PlanRequest;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.operator.v1.TimetableService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bus whose node, over real mutual TLS, gives what it says of its trips; a keeper that listens; and a search. */
abstract class SpeakingBus {
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    @TempDir
    Path folder;

    volatile Instant now = Instant.parse("2026-05-14T08:00:00Z");
    final ListedOperators ledger = new ListedOperators();
    FakeNode bus;
    OperatorRegistry registry;
    CityNetwork network;
    RealtimeKeeper keeper;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger rounds = new AtomicInteger();
    private Papers papers;
    private NodeChannels channels;
    private NodeWatch watch;
    private TimetableKeeper timetables;

    @BeforeEach
    void aBusWithItsTimetable() throws IOException {
        papers = new Papers(folder);
        channels = new NodeChannels(papers.of("gateway"), papers.trust());
        registry = new OperatorRegistry(ledger);
        watch = new NodeWatch(registry, new NodeProfileCalls(channels), () -> now);
        network = new CityNetwork(
                () -> GraphHopperStreets.open(Town.streets(folder), folder.resolve("streets")),
                Currency.getInstance("EUR"));
        network.open();
        timetables = new TimetableKeeper(
                new TimetableKeeper.Parts(
                        registry, watch, new NodeTimetables(channels), network, folder.resolve("timetables")),
                () -> now,
                Runnable::run);
        keeper = keeper(Duration.ofSeconds(3));
        bus = operator("bus");
        Await.until(this::round, () -> timetables() == 1);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        channels.close();
        bus.close();
    }

    /** A keeper that gives a node so long for its answer. */
    RealtimeKeeper keeper(Duration deadline) {
        return new RealtimeKeeper(
                new RealtimeKeeper.Parts(registry, watch, new NodeRealtime(channels, deadline), network, new Counted()),
                Duration.ofSeconds(15),
                () -> now,
                threads);
    }

    /** Counts how often the bus was judged. */
    private final class Counted implements RealtimeMeter {
        @Override
        public void judged(String operatorId, RealtimeState state) {
            if (operatorId.equals("bus")) {
                rounds.incrementAndGet();
            }
        }

        @Override
        public void gone(String operatorId) {}
    }

    /** An operator with the town's timetable that says nothing of its trips. */
    FakeNode operator(String id) throws IOException {
        FakeNode node = new FakeNode(
                papers,
                id,
                Service.newBuilder()
                        .setTimetable(TimetableService.newBuilder().setRealtime(true))
                        .build());
        node.timetable = Town.bus();
        node.realtime = List.of(feed(Said.at(now)));
        ledger.registerOperator(node.entry(OperatorKind.OPERATOR_KIND_TIMETABLE));
        registry.refresh();
        return node;
    }

    void round() {
        watch.askAll();
        timetables.tend();
    }

    int timetables() {
        return network.getPlanner().city().timetables().size();
    }

    FakeFeed feed(Said said) {
        return new FakeFeed(said.message(), now);
    }

    /** Lets the bus say this, and fetches it fifteen seconds later. */
    RealtimeState say(FakeFeed... feeds) {
        bus.realtime = List.of(feeds);
        return fetchAfter(15);
    }

    /** Fetches once more so much later, and waits until that is done. */
    RealtimeState fetchAfter(int seconds) {
        int before = rounds.get();
        now = now.plusSeconds(seconds);
        Await.until(keeper::tend, () -> rounds.get() > before);
        return keeper.findState("bus").orElseThrow();
    }

    /** Departures of the buses that a rider at five past eight may take. */
    List<String> departures() {
        return rides().stream()
                .map(ride -> ride.departure().atZone(ZONE).toLocalTime().toString())
                .toList();
    }

    /** Those buses. */
    List<TransitLeg> rides() {
        PlanRequest request = PlanRequest.atLocalTime(
                        new Place("Home", new Coordinate(41.0041, -8.0)),
                        new Place("Work", new Coordinate(41.0041, -7.94)),
                        LocalDateTime.parse("2024-05-14T08:05"),
                        ZONE)
                .withWindow(Duration.ZERO);
        return network.getPlanner().plan(request, LiveSnapshot.empty()).options().stream()
                .flatMap(option -> option.itinerary().legs().stream())
                .filter(TransitLeg.class::isInstance)
                .map(TransitLeg.class::cast)
                .toList();
    }
}
