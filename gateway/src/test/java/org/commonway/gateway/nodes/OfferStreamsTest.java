package org.commonway.gateway.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.gateway.offers.ShownStream;
import org.commonway.gateway.operators.NodeState;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.gateway.town.Papers;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.offer.v1.OfferUpdate;
import org.commonway.proto.offer.v1.VehicleOffer;
import org.commonway.proto.operator.v1.FormFactor;
import org.commonway.proto.operator.v1.PricingPlan;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.operator.v1.SharedVehicleService;
import org.commonway.proto.operator.v1.VehicleType;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live vehicles over real mutual TLS. */
class OfferStreamsTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-05-14T08:00:00Z");
    private Papers papers;
    private FakeNode bikes;
    private FakeNode scooters;
    private NodeChannels channels;
    private OperatorRegistry registry;
    private NodeWatch watch;
    private LiveOffers offers;

    @BeforeEach
    void twoOperatorsShareVehicles() throws IOException {
        papers = new Papers(folder);
        bikes = new FakeNode(papers, "bikes", sharing());
        scooters = new FakeNode(papers, "scooters", sharing());
        ListedOperators ledger = new ListedOperators();
        ledger.registerOperator(bikes.entry(OperatorKind.OPERATOR_KIND_SHARED_VEHICLES));
        ledger.registerOperator(scooters.entry(OperatorKind.OPERATOR_KIND_SHARED_VEHICLES));
        channels = new NodeChannels(papers.of("gateway"), papers.trust());
        registry = new OperatorRegistry(ledger);
        watch = new NodeWatch(registry, new NodeProfileCalls(channels), () -> now);
        offers = new LiveOffers(registry, watch, new NodeOfferStreams(channels), () -> now);
        registry.refresh();
    }

    @AfterEach
    void stop() {
        offers.close();
        channels.close();
        bikes.close();
        scooters.close();
    }

    private static Service sharing() {
        Money price = Money.newBuilder().setMinorUnits(20).setCurrency("EUR").build();
        return Service.newBuilder()
                .setSharedVehicles(SharedVehicleService.newBuilder()
                        .addVehicleTypes(VehicleType.newBuilder()
                                .setVehicleTypeId("bike")
                                .setFormFactor(FormFactor.FORM_FACTOR_BICYCLE)
                                .setSpeedMetresPerHour(15_000))
                        .addPricingPlans(PricingPlan.newBuilder()
                                .setPlanId("plan")
                                .setStartPrice(price)
                                .setPricePerMinute(price)))
                .build();
    }

    private static OfferUpdate.Builder update(String operatorId, long sequence, String... vehicleIds) {
        OfferUpdate.Builder update = OfferUpdate.newBuilder()
                .setOperatorId(operatorId)
                .setStreamId("life-1")
                .setSequence(sequence);
        for (String id : vehicleIds) {
            update.addChanged(VehicleOffer.newBuilder()
                    .setVehicleId(id)
                    .setVehicleTypeId("bike")
                    .setPricingPlanId("plan")
                    .setPosition(
                            Position.newBuilder().setLatitudeE7(410_000_000).setLongitudeE7(-80_000_000)));
        }
        return update;
    }

    private static OfferUpdate snapshot(String operatorId, String... vehicleIds) {
        return update(operatorId, 1, vehicleIds)
                .setSnapshot(true)
                .setPart(1)
                .setParts(1)
                .build();
    }

    private void round() {
        watch.askAll();
        offers.tend();
    }

    private List<String> vehicles() {
        return offers.fleet().vehicles().stream().map(SharedVehicle::vehicleId).toList();
    }

    private FakeNode.OpenStream nextStream(FakeNode node) throws InterruptedException {
        Await.until(this::round, () -> !node.streams.isEmpty());
        return node.streams.poll(1, TimeUnit.SECONDS);
    }

    @Test
    void a_fleet_is_prepared_for_the_searches_before_they_see_it() throws InterruptedException {
        List<String> prepared = new CopyOnWriteArrayList<>();
        offers = new LiveOffers(
                registry,
                watch,
                new NodeOfferStreams(channels),
                () -> now,
                fleet -> prepared.add(vehicles() + " before " + fleet.vehicles().size()));
        bikes.send(nextStream(bikes), snapshot("bikes", "b1"));
        Await.until(this::round, () -> vehicles().equals(List.of("b1")));

        assertThat(prepared).contains("[] before 1").doesNotContain("[b1] before 1");
    }

    @Test
    void a_stream_that_breaks_is_resumed_after_the_last_update() throws InterruptedException {
        FakeNode.OpenStream first = nextStream(bikes);
        assertThat(first.request().getStreamId()).isEmpty();
        bikes.send(first, snapshot("bikes", "b1", "b2"));
        Await.until(this::round, () -> vehicles().equals(List.of("b1", "b2")));
        first.out().onError(Status.UNAVAILABLE.asRuntimeException());
        Await.until(
                () -> {
                    now = now.plusMillis(500);
                    round();
                },
                () -> !bikes.streams.isEmpty());
        FakeNode.OpenStream second = nextStream(bikes);
        assertThat(second.request().getStreamId()).isEqualTo("life-1");
        assertThat(second.request().getResumeAfter()).isEqualTo(1);
        bikes.send(second, update("bikes", 2, "b3").addRemovedVehicleIds("b1").build());
        Await.until(this::round, () -> vehicles().equals(List.of("b2", "b3")));
    }

    @Test
    void what_searches_see_of_a_stream_and_since_when_is_known_until_the_stream_begins_anew()
            throws InterruptedException {
        FakeNode.OpenStream stream = nextStream(bikes);
        assertThat(offers.shownStreams()).isEmpty();
        bikes.send(stream, snapshot("bikes", "b1"));
        Await.until(this::round, () -> vehicles().equals(List.of("b1")));
        Instant first = offers.shownStreams().get("bikes").since();
        now = now.plusSeconds(5);
        bikes.send(stream, update("bikes", 2, "b2").build());
        Await.until(this::round, () -> vehicles().size() == 2);
        ShownStream shown = offers.shownStreams().get("bikes");
        assertThat(shown.stream().streamId()).isEqualTo("life-1");
        assertThat(shown.stream().sequence()).isEqualTo(2);
        assertThat(shown.since()).isEqualTo(first);
        assertThat(shown.at()).isEqualTo(now);
        assertThat(offers.shared().findStream("bikes")).contains(shown.stream());

        now = now.plusSeconds(5);
        OfferUpdate anew = update("bikes", 9, "b9")
                .setStreamId("life-2")
                .setSnapshot(true)
                .setPart(1)
                .setParts(1)
                .build();
        bikes.send(stream, anew);
        Await.until(this::round, () -> vehicles().equals(List.of("b9")));
        assertThat(offers.shownStreams().get("bikes").stream().streamId()).isEqualTo("life-2");
        assertThat(offers.shownStreams().get("bikes").since()).isEqualTo(now);
    }

    @Test
    void nobody_sees_half_a_snapshot() throws InterruptedException {
        FakeNode.OpenStream stream = nextStream(bikes);
        bikes.send(stream, snapshot("bikes", "old"));
        Await.until(this::round, () -> vehicles().equals(List.of("old")));
        bikes.send(
                stream,
                update("bikes", 2, "b1")
                        .setSnapshot(true)
                        .setPart(1)
                        .setParts(2)
                        .build());
        bikes.send(
                stream,
                update("bikes", 3, "b2")
                        .setSnapshot(true)
                        .setPart(2)
                        .setParts(2)
                        .build());
        Await.until(this::round, () -> {
            assertThat(vehicles()).isIn(List.of("old"), List.of("b1", "b2"));
            return vehicles().size() == 2;
        });
    }

    @Test
    void an_update_signed_with_another_key_is_not_used_and_disturbs_nobody_else() throws InterruptedException {
        scooters.signWithAnotherKey();
        FakeNode.OpenStream bad = nextStream(scooters);
        FakeNode.OpenStream good = nextStream(bikes);
        scooters.send(bad, snapshot("scooters", "forged"));
        bikes.send(good, snapshot("bikes", "b1"));
        Await.until(
                this::round,
                () -> vehicles().equals(List.of("b1"))
                        && !offers.findState("scooters").orElseThrow().detail().isEmpty());
        assertThat(offers.findState("scooters").orElseThrow().detail())
                .contains("scooters")
                .contains("not signed by the key");
        assertThat(offers.findState("bikes").orElseThrow().detail()).isEmpty();
    }

    @Test
    void the_vehicles_of_a_node_that_is_silent_for_long_are_left_out() throws InterruptedException {
        FakeNode.OpenStream stream = nextStream(bikes);
        bikes.send(stream, snapshot("bikes", "b1"));
        Await.until(this::round, () -> vehicles().equals(List.of("b1")));
        bikes.close();
        Await.until(this::round, () -> watch.stateOf("bikes").status() == NodeState.Status.DOWN);
        assertThat(vehicles()).containsExactly("b1");
        now = now.plusSeconds(LiveOffers.SILENCE_SECONDS_MAX + 1);
        offers.tend();
        assertThat(vehicles()).isEmpty();
        assertThat(offers.shownStreams()).isEmpty();
        assertThat(offers.shared().findStream("bikes")).isEmpty();
    }
}
