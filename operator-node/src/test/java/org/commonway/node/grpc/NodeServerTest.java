package org.commonway.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.envelope.Messages;
import org.commonway.node.envelope.RiderSeal;
import org.commonway.node.hold.BookedTrips;
import org.commonway.node.hold.HoldConfirmation;
import org.commonway.node.hold.Holds;
import org.commonway.node.hold.Holds.MapStore;
import org.commonway.node.hold.Holds.SetClock;
import org.commonway.node.hold.RideReport;
import org.commonway.node.place.Position;
import org.commonway.node.ride.RideDesk;
import org.commonway.node.settings.NodeSettings.GrpcSettings;
import org.commonway.node.settings.NodeSettings.IdentitySettings;
import org.commonway.node.settings.StartFailure;
import org.commonway.node.vehicle.Vehicle;
import org.commonway.proto.hold.v1.ConfirmHoldRequest;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.CreateHoldResponse;
import org.commonway.proto.hold.v1.EraseHoldRequest;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.HoldRefusalReason;
import org.commonway.proto.hold.v1.HoldServiceGrpc;
import org.commonway.proto.hold.v1.HoldStatus;
import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.hold.v1.ReleaseHoldRequest;
import org.commonway.proto.hold.v1.RentalLeg;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.offer.v1.OfferServiceGrpc;
import org.commonway.proto.offer.v1.OfferUpdate;
import org.commonway.proto.offer.v1.StreamOffersRequest;
import org.commonway.proto.offer.v1.StreamOffersResponse;
import org.commonway.proto.ride.v1.EndRideRequest;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideServiceGrpc;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.ride.v1.RiderAct;
import org.commonway.proto.ride.v1.StartRideRequest;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeServerTest {
    @TempDir
    Path folder;

    private final Map<String, BookedTrips.BookedTrip> ledger = new HashMap<>();
    private final MapStore store = new MapStore();
    private final AtomicInteger handedIn = new AtomicInteger();
    private final Holds holds = new Holds(store, new SetClock(), "b1", "b2", "b3");
    private final ExecutorService calls = Executors.newFixedThreadPool(4);
    private final List<ManagedChannel> channels = new ArrayList<>();
    private TestNetwork network;
    private NodeServer server;
    private ManagedChannel gateway;

    @BeforeEach
    void start() {
        network = new TestNetwork(folder, "Coop");
        Path identity = network.member("bikes", "{\"commonway.role\":\"operator\",\"commonway.operator\":\"bikes\"}");
        HoldConfirmation confirmation =
                new HoldConfirmation(holds.book, tripId -> Optional.ofNullable(ledger.get(tripId)));
        server = NodeServer.start(
                new GrpcSettings("127.0.0.1", 0, Optional.empty()),
                new IdentitySettings("Coop", identity, network.trust()),
                List.of(
                        new HoldCalls(holds.book, confirmation, Holds.SEAL, outcome -> {}),
                        new OfferCalls(
                                holds.board,
                                Optional.empty(),
                                holds.book,
                                Holds.SEAL,
                                new OfferCalls.Sending(calls, holds.clock)),
                        new TimetableCalls(Optional.empty(), Holds.SEAL),
                        new RideCalls(new RideDesk(
                                holds.book,
                                confirmation,
                                new RiderSeal(),
                                new RideDesk.Reports(Holds.SEAL, store, handedIn::incrementAndGet),
                                holds.clock))),
                calls);
        gateway = channel(Optional.of(network.gateway("demo")));
    }

    @AfterEach
    void stop() {
        channels.forEach(ManagedChannel::shutdownNow);
        server.close();
        calls.shutdownNow();
    }

    @Test
    void nobody_without_a_certificate_of_the_network_gets_in() {
        TestNetwork stranger = new TestNetwork(folder, "Stranger");

        assertThat(codeOf(() -> release(channel(Optional.empty()), "h"))).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(codeOf(() -> release(channel(Optional.of(stranger.gateway("demo"))), "h")))
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void only_gateways_hold() {
        Path city = network.member("city", "{\"commonway.role\":\"city\"}");
        Path nameless = network.member("nameless", "");

        assertThat(codeOf(() -> hold(channel(Optional.of(city)), "b1"))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(codeOf(() -> hold(channel(Optional.of(nameless)), "b1"))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(holds.book.openHolds()).isZero();
    }

    @Test
    void a_hold_is_a_promise_signed_by_the_operator() {
        CreateHoldResponse answer = hold(gateway, "b1");

        assertThat(Holds.SEAL.isOurs(answer.getHold(), "commonway.hold.v1.Hold"))
                .isTrue();
        Hold promise = Envelopes.read(answer.getHold(), Hold.getDefaultInstance());
        assertThat(promise.getClaim().getAssetId()).isEqualTo("b1");
        assertThat(promise.getPrice()).isEqualTo(Messages.money(Holds.TEN_MINUTES));
        assertThat(hold(gateway, "b1").getRefusal().getReason()).isEqualTo(HoldRefusalReason.HOLD_REFUSAL_REASON_TAKEN);
    }

    @Test
    void a_promise_hides_its_leg_from_the_ledger_and_opens_it_to_the_gateway() throws Exception {
        CreateHoldResponse answer = hold(gateway, "b1");
        Hold promise = Envelopes.read(answer.getHold(), Hold.getDefaultInstance());
        LegOpening opening = answer.getOpening();
        LegTerms leg = LegTerms.parseFrom(opening.getLeg());

        assertThat(promise.hasLeg()).isFalse();
        assertThat(opening.getSalt().size()).isEqualTo(32);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        assertThat(promise.getLegCommitment().toByteArray())
                .isEqualTo(
                        sha256.digest(opening.getSalt().concat(opening.getLeg()).toByteArray()));
        assertThat(leg.getServiceRef()).isEqualTo("b1");
        assertThat(promise.getWindow()).isEqualTo(leg.getWindow()).isEqualTo(Messages.window(Holds.TODAY));
        assertThat(promise.getMode()).isEqualTo(leg.getMode()).isEqualTo(Mode.MODE_BICYCLE);
        assertThat(promise.getConditions().getMetered()).isTrue();
        assertThat(promise.getConditions().getRollbackSeconds()).isEqualTo(120);
        assertThat(hold(gateway, "b2").getOpening().getSalt()).isNotEqualTo(opening.getSalt());
    }

    @Test
    void a_hold_asked_for_again_has_the_same_opening() {
        String holdId = UUID.randomUUID().toString();
        String tripId = UUID.randomUUID().toString();

        assertThat(hold(gateway, "b1", holdId, tripId)).isEqualTo(hold(gateway, "b1", holdId, tripId));
    }

    @Test
    void where_a_rider_went_is_forgotten_once_the_hold_is_over() {
        String holdId = holdIdOf(hold(gateway, "b1"));
        ManagedChannel other = channel(Optional.of(network.gateway("other")));

        assertThat(codeOf(() -> erase(gateway, holdId))).isEqualTo(Status.Code.FAILED_PRECONDITION);
        release(gateway, holdId);
        assertThat(codeOf(() -> erase(other, holdId))).isEqualTo(Status.Code.PERMISSION_DENIED);
        erase(gateway, holdId);
        erase(gateway, holdId);
        assertThat(holds.book.find(holdId)).isEmpty();
    }

    @Test
    void another_gateway_cannot_release_or_confirm_a_hold() {
        String holdId = holdIdOf(hold(gateway, "b1"));
        ManagedChannel other = channel(Optional.of(network.gateway("other")));

        assertThat(codeOf(() -> release(other, holdId))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(codeOf(() -> confirm(other, holdId, "tx"))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(holds.offered()).doesNotContain("b1");
        release(gateway, holdId);
        assertThat(holds.offered()).contains("b1");
    }

    @Test
    void a_gateway_is_believed_only_when_the_ledger_says_the_same() {
        CreateHoldResponse answer = hold(gateway, "b1");
        Hold promise = Envelopes.read(answer.getHold(), Hold.getDefaultInstance());

        assertThat(codeOf(() -> confirm(gateway, promise.getHoldId(), "tx")))
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
        ledger.put(promise.getTripId(), new BookedTrips.BookedTrip("tx", List.of(), List.of(), ByteString.EMPTY));
        assertThat(codeOf(() -> confirm(gateway, promise.getHoldId(), "tx")))
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
        book(promise, answer.getHold(), ByteString.EMPTY);
        assertThat(codeOf(() -> confirm(gateway, promise.getHoldId(), "another-tx")))
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(confirm(gateway, promise.getHoldId(), "tx")).isEqualTo(HoldStatus.HOLD_STATUS_CONFIRMED);
    }

    @Test
    void a_ride_is_started_and_ended_by_the_riders_own_signature() {
        String holdId = bookedByTheRider();
        holds.clock.now = Holds.TODAY.start();

        SignedEnvelope forged = act(SigningKeys.generate(new SecureRandom()), holdId, RideStep.RIDE_STEP_START);
        assertThat(codeOf(() -> rides().startRide(start(holdId, forged)))).isEqualTo(Status.Code.PERMISSION_DENIED);
        SignedEnvelope wrongStep = act(rider, holdId, RideStep.RIDE_STEP_END);
        assertThat(codeOf(() -> rides().startRide(start(holdId, wrongStep)))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(store.reports).isEmpty();

        RideEvent started = open(
                rides().startRide(start(holdId, rider, Holds.TODAY.start())).getEvent());
        assertThat(started.getStep()).isEqualTo(RideStep.RIDE_STEP_START);
        assertThat(started.hasCharge()).isFalse();
        assertThat(holds.offered()).doesNotContain("b1");

        holds.clock.now = Holds.TODAY.start().plusSeconds(121);
        ledger.clear();
        RideEvent ended = open(rides().endRide(end(holdId)).getEvent());
        assertThat(ended.getCharge()).as("three started minutes").isEqualTo(Messages.money(Money.of(145, "EUR")));
        assertThat(open(rides().endRide(end(holdId)).getEvent()))
                .as("asked again")
                .isEqualTo(ended);
        assertThat(holds.fleet.find("b1").map(bike -> bike.spot().position())).contains(Holds.RIVER);
        assertThat(holds.offered()).contains("b1");
        assertThat(store.reports)
                .extracting(RideReport::step)
                .containsExactly(RideReport.Step.START, RideReport.Step.END);
        assertThat(handedIn).hasValue(2);
    }

    @Test
    void a_long_ride_costs_no_more_than_its_price() {
        String holdId = bookedByTheRider();
        holds.clock.now = Holds.TODAY.start();
        rides().startRide(start(holdId, rider, holds.clock.now));
        holds.clock.now = Holds.TODAY.start().plusSeconds(7_200);

        assertThat(open(rides().endRide(end(holdId)).getEvent()).getCharge())
                .isEqualTo(Messages.money(Holds.TEN_MINUTES));
    }

    @Test
    void a_ride_that_the_ledger_would_refuse_does_not_begin() {
        String holdId = bookedByTheRider();

        assertThat(codeOf(() -> rides().startRide(start(holdId, rider, holds.clock.now))))
                .as("years after its time")
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
        holds.clock.now = Holds.TODAY.start().minusSeconds(7_201);
        assertThat(codeOf(() -> rides().startRide(start(holdId, rider, holds.clock.now))))
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
        holds.clock.now = Holds.TODAY.start();
        assertThat(codeOf(() -> rides().startRide(start(holdId, rider, holds.clock.now.minusSeconds(901)))))
                .as("a consent of before")
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        StartRideRequest withoutConsent =
                start(holdId, rider, holds.clock.now).toBuilder().clearConsent().build();
        assertThat(codeOf(() -> rides().startRide(withoutConsent))).isEqualTo(Status.Code.PERMISSION_DENIED);
        StartRideRequest telling = withoutConsent.toBuilder()
                .setConsent(act(rider, holdId, RideStep.RIDE_STEP_START))
                .build();
        assertThat(codeOf(() -> rides().startRide(telling)))
                .as("a consent that says where the rider is")
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(store.reports).isEmpty();
    }

    private final KeyPair rider = SigningKeys.generate(new SecureRandom());

    private String bookedByTheRider() {
        CreateHoldResponse answer = hold(gateway, "b1");
        Hold promise = Envelopes.read(answer.getHold(), Hold.getDefaultInstance());
        book(promise, answer.getHold(), ByteString.copyFrom(SigningKeys.encode(rider.getPublic())));
        return promise.getHoldId();
    }

    private RideServiceGrpc.RideServiceBlockingStub rides() {
        return RideServiceGrpc.newBlockingStub(gateway);
    }

    private static RideEvent open(SignedEnvelope event) {
        assertThat(Holds.SEAL.isOurs(event, "commonway.ride.v1.RideEvent")).isTrue();
        return Envelopes.read(event, RideEvent.getDefaultInstance());
    }

    private StartRideRequest start(String holdId, KeyPair key, Instant at) {
        RiderAct consent = RiderAct.newBuilder()
                .setHoldId(holdId)
                .setStep(RideStep.RIDE_STEP_START)
                .setAt(Messages.moment(at))
                .build();
        return start(holdId, act(key, holdId, RideStep.RIDE_STEP_START)).toBuilder()
                .setConsent(Envelopes.seal(new EnvelopeSigner("rider", key.getPrivate()), consent))
                .build();
    }

    private EndRideRequest end(String holdId) {
        return EndRideRequest.newBuilder()
                .setHoldId(holdId)
                .setAct(act(rider, holdId, RideStep.RIDE_STEP_END))
                .build();
    }

    @Test
    void a_stream_goes_on_where_it_broke_off() throws Exception {
        Reader first = new Reader(Integer.MAX_VALUE);
        first.open("", 0);
        OfferUpdate snapshot = first.take();
        assertThat(snapshot.getSnapshot()).isTrue();
        assertThat(snapshot.getChangedCount()).isEqualTo(3);
        first.cancel();

        String holdId = holdIdOf(hold(gateway, "b2"));
        Reader second = new Reader(Integer.MAX_VALUE);
        second.open(snapshot.getStreamId(), snapshot.getSequence());
        OfferUpdate missed = second.take();
        assertThat(missed.getSnapshot()).isFalse();
        assertThat(missed.getRemovedVehicleIdsList()).containsExactly("b2");

        release(gateway, holdId);
        assertThat(second.take().getChangedList())
                .extracting(vehicle -> vehicle.getVehicleId())
                .containsExactly("b2");
        second.cancel();
    }

    @Test
    void a_reader_who_takes_nothing_gets_the_newest_state_once_and_costs_no_memory() throws Exception {
        Reader slow = new Reader(1);
        slow.open("", 0);
        assertThat(slow.take().getSnapshot()).isTrue();
        int steps = 20_000;
        for (int step = 1; step <= steps; step++) {
            holds.fleet.place(
                    new Vehicle("b1", "bike", "plan", new Vehicle.Spot(new Position(step, step), Optional.empty()), 0));
        }
        slow.request(Integer.MAX_VALUE);

        int messages = 0;
        OfferUpdate update;
        do {
            update = slow.take();
            messages++;
        } while (update.getChangedList().stream()
                .noneMatch(vehicle -> vehicle.getPosition().getLatitudeE7() == steps));
        assertThat(messages).isLessThan(steps / 4);
        slow.cancel();
    }

    @Test
    void a_busy_port_is_told_in_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            StartFailure failure = catchThrowableOfType(
                    StartFailure.class,
                    () -> NodeServer.start(
                            new GrpcSettings("0.0.0.0", taken.getLocalPort(), Optional.empty()),
                            new IdentitySettings("Coop", network.gateway("x"), network.trust()),
                            List.of(),
                            calls));
            assertThat(failure.kind()).isEqualTo(StartFailure.Kind.PORT);
            assertThat(failure).hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    /** A reader with flow control of its own. */
    private final class Reader implements ClientResponseObserver<StreamOffersRequest, StreamOffersResponse> {
        private final int first;
        private final BlockingQueue<OfferUpdate> updates = new LinkedBlockingQueue<>();
        private final CountDownLatch started = new CountDownLatch(1);
        private ClientCallStreamObserver<StreamOffersRequest> call;

        Reader(int first) {
            this.first = first;
        }

        void open(String streamId, long after) {
            OfferServiceGrpc.newStub(gateway)
                    .streamOffers(
                            StreamOffersRequest.newBuilder()
                                    .setStreamId(streamId)
                                    .setResumeAfter(after)
                                    .build(),
                            this);
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<StreamOffersRequest> requestStream) {
            call = requestStream;
            call.disableAutoRequestWithInitial(first);
            started.countDown();
        }

        void request(int more) throws InterruptedException {
            started.await();
            call.request(more);
        }

        void cancel() {
            call.cancel("done", null);
        }

        OfferUpdate take() throws InterruptedException {
            OfferUpdate update = updates.poll(20, TimeUnit.SECONDS);
            assertThat(update).as("an update").isNotNull();
            return update;
        }

        @Override
        public void onNext(StreamOffersResponse response) {
            updates.add(Envelopes.read(response.getUpdate(), OfferUpdate.getDefaultInstance()));
        }

        @Override
        public void onError(Throwable broken) {}

        @Override
        public void onCompleted() {}
    }

    private void book(Hold promise, SignedEnvelope envelope, ByteString riderKey) {
        ledger.put(
                promise.getTripId(),
                new BookedTrips.BookedTrip(
                        "tx", List.of(envelope), List.of(LegStatus.LEG_STATUS_NOT_STARTED), riderKey));
    }

    private static StartRideRequest start(String holdId, SignedEnvelope act) {
        return StartRideRequest.newBuilder().setHoldId(holdId).setAct(act).build();
    }

    private SignedEnvelope act(KeyPair key, String holdId, RideStep step) {
        Message act = RiderAct.newBuilder()
                .setHoldId(holdId)
                .setStep(step)
                .setPosition(Messages.position(Holds.RIVER))
                .setAt(Messages.moment(holds.clock.instant()))
                .build();
        return Envelopes.seal(new EnvelopeSigner("rider", key.getPrivate()), act);
    }

    private static CreateHoldResponse hold(ManagedChannel from, String vehicleId) {
        return hold(
                from, vehicleId, UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }

    private static void erase(ManagedChannel from, String holdId) {
        HoldServiceGrpc.newBlockingStub(from)
                .eraseHold(EraseHoldRequest.newBuilder().setHoldId(holdId).build());
    }

    private static CreateHoldResponse hold(ManagedChannel from, String vehicleId, String holdId, String tripId) {
        return HoldServiceGrpc.newBlockingStub(from)
                .createHold(CreateHoldRequest.newBuilder()
                        .setHoldId(holdId)
                        .setTripId(tripId)
                        .setLeg(LegRequest.newBuilder()
                                .setRental(RentalLeg.newBuilder()
                                        .setVehicleId(vehicleId)
                                        .setWindow(Messages.window(Holds.TODAY))
                                        .setFrom(Messages.position(Holds.SQUARE))
                                        .setTo(Messages.position(Holds.RIVER))
                                        .setDurationSeconds(600)))
                        .setExpectedPrice(Messages.money(Holds.TEN_MINUTES))
                        .build());
    }

    private static String holdIdOf(CreateHoldResponse answer) {
        return Envelopes.read(answer.getHold(), Hold.getDefaultInstance()).getHoldId();
    }

    private static void release(ManagedChannel from, String holdId) {
        Message answer = HoldServiceGrpc.newBlockingStub(from)
                .releaseHold(ReleaseHoldRequest.newBuilder().setHoldId(holdId).build());
        assertThat(answer).isNotNull();
    }

    private static HoldStatus confirm(ManagedChannel from, String holdId, String txId) {
        return HoldServiceGrpc.newBlockingStub(from)
                .confirmHold(ConfirmHoldRequest.newBuilder()
                        .setHoldId(holdId)
                        .setTxId(txId)
                        .build())
                .getStatus();
    }

    private static Status.Code codeOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call)
                .getStatus()
                .getCode();
    }

    private ManagedChannel channel(Optional<Path> identity) {
        try {
            SslContextBuilder tls =
                    GrpcSslContexts.forClient().trustManager(network.trust().toFile());
            if (identity.isPresent()) {
                tls.keyManager(
                        identity.get().resolve("tls-cert.pem").toFile(),
                        identity.get().resolve("tls-key.pem").toFile());
            }
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                    .sslContext(tls.build())
                    .build();
            channels.add(channel);
            return channel;
        } catch (javax.net.ssl.SSLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
