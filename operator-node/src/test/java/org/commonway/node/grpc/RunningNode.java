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
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.commonway.audit.note.VerifierKey;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.node.acknowledgement.AcknowledgementDesk;
import org.commonway.node.acknowledgement.GivenAnswers;
import org.commonway.node.acknowledgement.KeptAcknowledgement;
import org.commonway.node.acknowledgement.ListedAcknowledgements;
import org.commonway.node.envelope.Messages;
import org.commonway.node.envelope.RiderSeal;
import org.commonway.node.hold.BookedTrips;
import org.commonway.node.hold.HoldConfirmation;
import org.commonway.node.hold.Holds;
import org.commonway.node.hold.Holds.MapStore;
import org.commonway.node.hold.Holds.SetClock;
import org.commonway.node.realtime.FeedTrouble;
import org.commonway.node.realtime.KeptFeed;
import org.commonway.node.realtime.RealtimeDesk;
import org.commonway.node.ride.RideDesk;
import org.commonway.node.settings.NodeSettings.GrpcSettings;
import org.commonway.node.settings.NodeSettings.IdentitySettings;
import org.commonway.proto.hold.v1.ConfirmHoldRequest;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.CreateHoldResponse;
import org.commonway.proto.hold.v1.EraseHoldRequest;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.HoldServiceGrpc;
import org.commonway.proto.hold.v1.HoldStatus;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.proto.hold.v1.ReleaseHoldRequest;
import org.commonway.proto.hold.v1.RentalLeg;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.type.v1.SignedEnvelope;

/** A bicycle operator's node behind real mutual TLS, a gateway that calls it, and a ledger that says what a test put there. */
final class RunningNode implements AutoCloseable {
    final Map<String, BookedTrips.BookedTrip> ledger = new HashMap<>();
    final MapStore store = new MapStore();
    final AtomicInteger handedIn = new AtomicInteger();
    final Holds holds = new Holds(store, new SetClock(), "b1", "b2", "b3");
    /** What its two realtime feeds say when they are fetched; nothing is trouble. */
    final List<AtomicReference<ByteString>> said =
            List.of(new AtomicReference<>(ByteString.EMPTY), new AtomicReference<>(ByteString.EMPTY));

    final List<KeptFeed> feeds =
            List.of(new KeptFeed(1, () -> read(0), holds.clock), new KeptFeed(2, () -> read(1), holds.clock));
    final ExecutorService calls = Executors.newFixedThreadPool(4);
    /** The logs that its ledger knows, by origin. */
    final Map<String, VerifierKey> logs = new HashMap<>();

    final GivenAnswers answers = new GivenAnswers();
    final List<KeptAcknowledgement> kept = new ArrayList<>();
    private final AcknowledgementDesk desk = new AcknowledgementDesk(
            "bikes",
            origin -> Optional.ofNullable(logs.get(origin)),
            answers,
            new BoardPlace(holds.board),
            new ListedAcknowledgements(kept),
            holds.clock);
    private final List<ManagedChannel> channels = new ArrayList<>();
    final TestNetwork network;
    final ManagedChannel gateway;
    private final NodeServer server;

    RunningNode(Path folder) {
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
                                new OfferCalls.Sending(calls, holds.clock),
                                new OfferCalls.Acknowledging(answers, desk)),
                        new TimetableCalls(Optional.empty(), Holds.SEAL),
                        new RealtimeCalls(new RealtimeDesk(feeds, 1, Thread::new), Holds.SEAL),
                        new RideCalls(new RideDesk(
                                holds.book,
                                confirmation,
                                new RiderSeal(),
                                new RideDesk.Reports(Holds.SEAL, store, handedIn::incrementAndGet),
                                holds.clock))),
                calls);
        gateway = channel(Optional.of(network.gateway("demo")));
    }

    private Optional<ByteString> read(int feed) throws FeedTrouble {
        ByteString message = said.get(feed).get();
        if (message.isEmpty()) {
            throw new FeedTrouble("Nobody speaks.");
        }
        return Optional.of(message);
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        server.close();
        calls.shutdownNow();
    }

    void book(Hold promise, SignedEnvelope envelope, ByteString riderKey) {
        ledger.put(
                promise.getTripId(),
                new BookedTrips.BookedTrip(
                        "tx", List.of(envelope), List.of(LegStatus.LEG_STATUS_NOT_STARTED), riderKey));
    }

    static CreateHoldResponse hold(ManagedChannel from, String vehicleId) {
        return hold(
                from, vehicleId, UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }

    static void erase(ManagedChannel from, String holdId) {
        HoldServiceGrpc.newBlockingStub(from)
                .eraseHold(EraseHoldRequest.newBuilder().setHoldId(holdId).build());
    }

    static CreateHoldResponse hold(ManagedChannel from, String vehicleId, String holdId, String tripId) {
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

    static String holdIdOf(CreateHoldResponse answer) {
        return Envelopes.read(answer.getHold(), Hold.getDefaultInstance()).getHoldId();
    }

    static void release(ManagedChannel from, String holdId) {
        Message answer = HoldServiceGrpc.newBlockingStub(from)
                .releaseHold(ReleaseHoldRequest.newBuilder().setHoldId(holdId).build());
        assertThat(answer).isNotNull();
    }

    static HoldStatus confirm(ManagedChannel from, String holdId, String txId) {
        return HoldServiceGrpc.newBlockingStub(from)
                .confirmHold(ConfirmHoldRequest.newBuilder()
                        .setHoldId(holdId)
                        .setTxId(txId)
                        .build())
                .getStatus();
    }

    static Status.Code codeOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call)
                .getStatus()
                .getCode();
    }

    ManagedChannel channel(Optional<Path> identity) {
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
