package org.commonway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.Commit;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.ledger.v1.TripEvents;
import org.commonway.rules.signature.SigningKeys;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FabricLedgerTest {
    private static final String TRIP = "0b1f1d5e-57a6-4f0e-9a39-7f6f5c1f9b01";
    private static final Deadlines SHORT =
            new Deadlines(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(30));

    private final FakeGateway gateway = new FakeGateway();
    private final KeyPair keys = SigningKeys.generate(new SecureRandom());
    private Server server;
    private Ledger ledger;

    @BeforeEach
    void a_gateway_service_listens() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(gateway)
                .build()
                .start();
        ledger = connect(SHORT);
    }

    @AfterEach
    void it_ends() {
        ledger.close();
        server.shutdownNow();
    }

    @Test
    void a_refusal_of_the_contract_arrives_with_code_and_sentence() {
        gateway.failures.add(FakeGateway.refusedByContract("HOLD_EXPIRED: Hold 1 has expired; hold the leg again."));
        assertThatThrownBy(() -> ledger.prepareRollback(TRIP)).isInstanceOfSatisfying(LedgerRefusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("HOLD_EXPIRED");
            assertThat(refusal.sentence()).isEqualTo("Hold 1 has expired; hold the leg again.");
        });
        gateway.failures.add(Status.UNKNOWN
                .withDescription(
                        "evaluate call to endorser returned error: chaincode response 500, NO_TERMS: None; wait.")
                .asRuntimeException());
        assertThatThrownBy(ledger::getTermsInForce)
                .isInstanceOfSatisfying(
                        LedgerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("NO_TERMS"));
    }

    @Test
    void what_is_not_there_is_empty() {
        gateway.failures.add(FakeGateway.refusedByContract("TRIP_NOT_FOUND: No such trip; check the id."));
        assertThat(ledger.findTrip(TRIP)).isEmpty();
        gateway.failures.add(FakeGateway.refusedByContract("OPERATOR_NOT_FOUND: No such operator; check the id."));
        assertThat(ledger.findOperator("metro")).isEmpty();
        gateway.result = ofALaterVersion(Trip.newBuilder().setTripId(TRIP).build());
        assertThat(ledger.findTrip(TRIP).orElseThrow().getTripId()).isEqualTo(TRIP);
    }

    @Test
    void a_ledger_that_is_down_is_an_outage_that_changed_nothing() {
        server.shutdownNow();
        assertThatThrownBy(ledger::listOperators).isInstanceOfSatisfying(LedgerOutage.class, outage -> {
            assertThat(outage.nothingChanged()).isTrue();
            assertThat(outage).hasMessageContaining("does not answer").hasMessageContaining("nothing was changed");
        });
        assertThatThrownBy(() -> ledger.prepareRollback(TRIP))
                .isInstanceOfSatisfying(
                        LedgerOutage.class, outage -> assertThat(outage.step()).isEqualTo(LedgerOutage.Step.ENDORSE));
    }

    @Test
    void contracts_that_are_being_changed_are_asked_again() {
        gateway.failures.add(FakeGateway.failedAtPeer("chaincode definition for 'commonway' changed during invoke"));
        gateway.failures.add(FakeGateway.failedAtPeer("error sending: chaincode stream terminated"));

        assertThat(ledger.prepareRollback(TRIP).txId()).isNotEmpty();

        assertThat(gateway.proposals).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void a_chaincode_that_does_not_run_is_named_with_its_peer() {
        gateway.failures.add(
                FakeGateway.failedAtPeer("failed to execute: could not launch chaincode commonway_1:4089: refused"));

        assertThatThrownBy(() -> ledger.prepareRollback(TRIP))
                .isInstanceOf(LedgerOutage.class)
                .hasMessage(
                        "The chaincode commonway_1 does not run at CityMSP's peer at peer; nothing was changed; start"
                                + " the chaincode server there.");
    }

    @Test
    void an_identity_that_counts_no_more_is_told_so() {
        gateway.failures.add(FakeGateway.failedAtPeer("error validating proposal: access denied: channel [mobility]"));

        assertThatThrownBy(() -> ledger.prepareRollback(TRIP))
                .isInstanceOf(LedgerOutage.class)
                .hasMessageContaining("does not accept this identity")
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void the_same_transaction_is_submitted_again_until_its_fate_is_known() {
        SignedTransaction transaction = ledger.prepareRollback(TRIP);
        gateway.failures.add(Status.UNAVAILABLE.asRuntimeException());
        gateway.statusFailures.add(Status.DEADLINE_EXCEEDED.asRuntimeException());
        assertThat(ledger.submit(transaction)).isEqualTo(new Commit(transaction.txId(), 7));
        assertThat(gateway.submitted).hasSize(3);
        assertThat(gateway.submitted.get(0).getSignature().isEmpty()).isFalse();
        assertThat(gateway.submitted).allMatch(gateway.submitted.get(0)::equals);
    }

    @Test
    void a_later_process_submits_the_very_same_bytes() {
        SignedTransaction transaction = ledger.prepareRollback(TRIP);
        ledger.submit(transaction);
        try (Ledger later = connect(SHORT)) {
            later.submit(transaction);
        }
        assertThat(gateway.submitted).hasSize(2);
        assertThat(gateway.submitted.get(1)).isEqualTo(gateway.submitted.get(0));
    }

    @Test
    void an_unknown_fate_is_said_to_be_unknown() {
        try (Ledger hasty = connect(new Deadlines(SHORT.evaluate(), SHORT.endorse(), Duration.ofSeconds(1)))) {
            SignedTransaction transaction = hasty.prepareRollback(TRIP);
            for (int i = 0; i < 100; i++) {
                gateway.statusFailures.add(Status.UNAVAILABLE.asRuntimeException());
            }
            assertThatThrownBy(() -> hasty.submit(transaction)).isInstanceOfSatisfying(LedgerOutage.class, outage -> {
                assertThat(outage.nothingChanged()).isFalse();
                assertThat(outage).hasMessageContaining("not known");
            });
        }
    }

    @Test
    void a_transaction_that_lost_a_race_is_refused() {
        gateway.validation = TxValidationCode.MVCC_READ_CONFLICT;
        SignedTransaction transaction = ledger.prepareRollback(TRIP);
        assertThatThrownBy(() -> ledger.submit(transaction))
                .isInstanceOfSatisfying(
                        LedgerRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("MVCC_READ_CONFLICT"));
        assertThat(gateway.submitted).hasSize(1);
    }

    @Test
    void events_go_on_after_the_last_one_handled() throws Exception {
        gateway.eventStreams.add(List.of(
                FakeGateway.event(
                        1,
                        "a",
                        "TripsBooked",
                        TripEvents.newBuilder()
                                .addTrips(event("one"))
                                .addTrips(event("too"))
                                .build()
                                .toByteString()),
                FakeGateway.event(2, "b", "SomethingElse", ByteString.copyFromUtf8("no message"))));
        gateway.eventStreams.add(
                List.of(FakeGateway.event(3, "c", "TripChanged", event("two").toByteString())));
        BlockingQueue<TripChange> heard = new LinkedBlockingQueue<>();
        AtomicBoolean failed = new AtomicBoolean();
        Ledger.Subscription subscription = ledger.subscribe(Optional.empty(), change -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the listener's disk is full, for a moment");
            }
            heard.add(change);
        });
        assertThat(next(heard).trips()).extracting(TripEvent::getTripId).containsExactly("one", "too");
        TripChange second = next(heard);
        assertThat(second.trips()).extracting(TripEvent::getTripId).containsExactly("two");
        assertThat(second.checkpoint()).isEqualTo(new Checkpoint(3, "c"));
        while (gateway.eventRequests.size() < 3) {
            Thread.onSpinWait();
        }
        subscription.close();
        assertThat(gateway.eventRequests
                        .get(0)
                        .getStartPosition()
                        .getSpecified()
                        .getNumber())
                .isZero();
        assertThat(gateway.eventRequests.get(1).getAfterTransactionId()).isEqualTo("b");
        assertThat(gateway.eventRequests
                        .get(2)
                        .getStartPosition()
                        .getSpecified()
                        .getNumber())
                .isEqualTo(3);
        assertThat(gateway.eventRequests.get(2).getAfterTransactionId()).isEqualTo("c");
    }

    @Test
    void files_that_are_not_there_are_named(@TempDir Path folder) {
        LedgerConnection connection = new LedgerConnection(
                "127.0.0.1:7051", "mobility", "commonway", "CoopMSP", folder, folder.resolve("trust.pem"));
        assertThatThrownBy(() -> FabricLedger.connect(connection))
                .isInstanceOf(UnusableConnection.class)
                .hasMessageContaining("cert.pem");
        assertThatThrownBy(() -> Channels.open("127.0.0.1:7051", folder.resolve("trust.pem")))
                .isInstanceOf(UnusableConnection.class)
                .hasMessageContaining("trust.pem");
        assertThatThrownBy(() -> Channels.builder("nowhere")).isInstanceOf(UnusableConnection.class);
    }

    private Ledger connect(Deadlines deadlines) {
        String address = "127.0.0.1:" + server.getPort();
        Identity identity = new Identity() {
            @Override
            public String getMspId() {
                return "CoopMSP";
            }

            @Override
            public byte[] getCredentials() {
                return new byte[] {1};
            }
        };
        LedgerConnection connection = new LedgerConnection(
                address, "mobility", "commonway", "CoopMSP", Path.of("unused"), Path.of("unused"), deadlines);
        return new FabricLedger(
                connection,
                new Credentials(identity, new LowSSigner((ECPrivateKey) keys.getPrivate())),
                where -> Channels.builder(where).usePlaintext().build());
    }

    private static TripEvent event(String tripId) {
        return TripEvent.newBuilder().setTripId(tripId).build();
    }

    private static ByteString ofALaterVersion(Message message) {
        return message.toByteString().concat(ByteString.copyFrom(new byte[] {(byte) 0xf8, 0x06, 0x01}));
    }

    private static TripChange next(BlockingQueue<TripChange> heard) throws InterruptedException {
        TripChange change = heard.poll(60, TimeUnit.SECONDS);
        assertThat(change).isNotNull();
        return change;
    }
}
