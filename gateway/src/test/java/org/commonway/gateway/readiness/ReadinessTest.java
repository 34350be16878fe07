package org.commonway.gateway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.nodes.NodeChannels;
import org.commonway.gateway.nodes.NodeOfferStreams;
import org.commonway.gateway.nodes.NodeProfileCalls;
import org.commonway.gateway.nodes.NodeTimetables;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.gateway.operators.NodeState;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.timetables.TimetableKeeper;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.gateway.town.Papers;
import org.commonway.gateway.town.Town;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.offer.v1.OfferUpdate;
import org.commonway.proto.offer.v1.StationOffer;
import org.commonway.proto.offer.v1.VehicleOffer;
import org.commonway.proto.operator.v1.FormFactor;
import org.commonway.proto.operator.v1.PricingPlan;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.operator.v1.SharedVehicleService;
import org.commonway.proto.operator.v1.TimetableService;
import org.commonway.proto.operator.v1.VehicleType;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ready is what searches see, not what has been heard of. */
class ReadinessTest {
    private static final Position HERE = Position.newBuilder()
            .setLatitudeE7(410_000_000)
            .setLongitudeE7(-80_000_000)
            .build();
    private static final Money PRICE =
            Money.newBuilder().setMinorUnits(20).setCurrency("EUR").build();

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-05-14T08:00:00Z");
    private final ListedOperators ledger = new ListedOperators();
    private Papers papers;
    private NodeChannels channels;
    private OperatorRegistry registry;
    private NodeWatch watch;
    private LiveOffers offers;
    private CityNetwork network;
    private TimetableKeeper timetables;
    private Readiness readiness;

    private Optional<String> log = Optional.empty();

    @BeforeEach
    void aGatewayWithItsStreets() throws IOException {
        papers = new Papers(folder);
        channels = new NodeChannels(papers.of("gateway"), papers.trust());
        registry = new OperatorRegistry(ledger);
        watch = new NodeWatch(registry, new NodeProfileCalls(channels), () -> now);
        offers = new LiveOffers(registry, watch, new NodeOfferStreams(channels), () -> now);
        network = new CityNetwork(
                () -> GraphHopperStreets.open(Town.streets(folder), folder.resolve("streets")),
                Currency.getInstance("EUR"));
        network.open();
        timetables = new TimetableKeeper(
                new TimetableKeeper.Parts(
                        registry, watch, new NodeTimetables(channels), network, folder.resolve("timetables")),
                () -> now,
                Runnable::run);
        readiness = new Readiness(network, registry, watch, offers, timetables, id -> Optional.empty(), () -> log);
    }

    @AfterEach
    void stop() {
        offers.close();
        channels.close();
    }

    @Test
    void a_gateway_whose_log_takes_no_search_is_not_ready() {
        log = Optional.of("The public log has stopped.");

        assertThat(readiness.listWaitingFor()).contains("The public log has stopped.");
    }

    @Test
    void vehicles_that_have_come_count_once_searches_see_them() throws Exception {
        try (FakeNode bikes = bikes()) {
            FakeNode.OpenStream stream = nextStream(bikes);
            bikes.send(stream, part(1, "b1"));
            bikes.send(stream, part(2, "b2"));
            Await.until(() -> {}, () -> !offers.listStations().isEmpty());
            assertThat(offers.fleet().vehicles()).as("what searches see").isEmpty();
            assertThat(readiness.listWaitingFor()).containsExactly("bikes: Its vehicles are not known yet.");

            offers.tend();
            assertThat(offers.fleet().vehicles()).hasSize(2);
            assertThat(readiness.listWaitingFor()).isEmpty();
        }
    }

    @Test
    void a_node_that_sends_no_vehicles_is_waited_for_no_longer_than_a_silent_one() throws Exception {
        try (FakeNode bikes = bikes()) {
            bikes.send(nextStream(bikes), part(1, "b1"));
            offers.tend();
            assertThat(readiness.listWaitingFor()).as("half a set is none").hasSize(1);
            now = now.plusSeconds(LiveOffers.SILENCE_SECONDS_MAX);
            assertThat(readiness.listWaitingFor()).isEmpty();
            assertThat(health("bikes").detail()).isEqualTo("Its node has not sent its vehicles.");
        }
    }

    @Test
    void a_timetable_that_its_node_does_not_give_yet_is_waited_for() throws Exception {
        try (FakeNode bus = bus()) {
            bus.timetable = ByteString.EMPTY;
            Await.until(this::round, () -> timetables.findState("bus").isPresent());
            assertThat(health("bus").status()).isEqualTo(NodeState.Status.STARTING);
            bus.timetable = Town.bus();
            now = now.plusSeconds(5);
            timetables.tend();
            assertThat(readiness.listWaitingFor()).isEmpty();
            assertThat(network.getPlanner().city().timetables()).hasSize(1);
        }
    }

    @Test
    void a_timetable_that_never_comes_keeps_nobody_waiting() throws Exception {
        try (FakeNode bus = bus()) {
            bus.timetable = ByteString.EMPTY;
            Await.until(this::round, () -> timetables.findState("bus").isPresent());
            now = now.plusSeconds(20);
            timetables.tend();
            assertThat(readiness.listWaitingFor()).isEmpty();
            assertThat(health("bus").detail()).contains("bus");
        }
    }

    @Test
    void a_node_that_does_not_answer_is_not_waited_for() throws Exception {
        bikes().close();
        Await.until(this::round, () -> health("bikes").status() == NodeState.Status.DOWN);
        assertThat(readiness.listWaitingFor()).isEmpty();
    }

    private void round() {
        watch.askAll();
        offers.tend();
        timetables.tend();
    }

    private OperatorHealth health(String operatorId) {
        return readiness.listOperators().stream()
                .filter(one -> one.operator().id().equals(operatorId))
                .findFirst()
                .orElseThrow();
    }

    private FakeNode.OpenStream nextStream(FakeNode node) throws InterruptedException {
        Await.until(this::round, () -> !node.streams.isEmpty());
        return node.streams.poll(1, TimeUnit.SECONDS);
    }

    private FakeNode bikes() throws IOException {
        SharedVehicleService sharing = SharedVehicleService.newBuilder()
                .addVehicleTypes(VehicleType.newBuilder()
                        .setVehicleTypeId("bike")
                        .setFormFactor(FormFactor.FORM_FACTOR_BICYCLE)
                        .setSpeedMetresPerHour(15_000))
                .addPricingPlans(PricingPlan.newBuilder()
                        .setPlanId("plan")
                        .setStartPrice(PRICE)
                        .setPricePerMinute(PRICE))
                .build();
        return listed(
                new FakeNode(
                        papers,
                        "bikes",
                        Service.newBuilder().setSharedVehicles(sharing).build()),
                OperatorKind.OPERATOR_KIND_SHARED_VEHICLES);
    }

    private FakeNode bus() throws IOException {
        TimetableService lines =
                TimetableService.newBuilder().setFlatFare(PRICE).build();
        return listed(
                new FakeNode(
                        papers, "bus", Service.newBuilder().setTimetable(lines).build()),
                OperatorKind.OPERATOR_KIND_TIMETABLE);
    }

    private FakeNode listed(FakeNode node, OperatorKind kind) {
        ledger.registerOperator(node.entry(kind));
        registry.refresh();
        return node;
    }

    /** One of the two parts of a snapshot. */
    private static OfferUpdate part(int part, String vehicleId) {
        return OfferUpdate.newBuilder()
                .setOperatorId("bikes")
                .setStreamId("life-1")
                .setSequence(1)
                .setSnapshot(true)
                .setPart(part)
                .setParts(2)
                .addChanged(VehicleOffer.newBuilder()
                        .setVehicleId(vehicleId)
                        .setVehicleTypeId("bike")
                        .setPricingPlanId("plan")
                        .setPosition(HERE))
                .addAllStations(
                        part == 1
                                ? List.of(StationOffer.newBuilder()
                                        .setStationId("s1")
                                        .setName("Square")
                                        .setPosition(HERE)
                                        .build())
                                : List.of())
                .build();
    }
}
