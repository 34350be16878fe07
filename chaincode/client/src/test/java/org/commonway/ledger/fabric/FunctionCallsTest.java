package org.commonway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonway.ledger.Ledger;
import org.commonway.proto.ledger.v1.BeginSettlementRequest;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.commonway.proto.ledger.v1.BookingReceipt;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Operators;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.TermsSchedule;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.type.v1.Moment;
import org.commonway.rules.signature.SigningKeys;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which function of the chaincode each method calls, and with what. */
@Timeout(120)
class FunctionCallsTest {
    private static final String TRIP = "0b1f1d5e-57a6-4f0e-9a39-7f6f5c1f9b01";
    private static final BookTripRequest BOOKING =
            BookTripRequest.newBuilder().setTripId(TRIP).build();
    private static final LegId LEG = LegId.newBuilder().setTripId(TRIP).build();
    private static final RepayRequest REPAY =
            RepayRequest.newBuilder().setTripId(TRIP).build();

    private final FakeGateway gateway = new FakeGateway();
    private Server server;
    private Ledger ledger;

    @BeforeEach
    void a_gateway_service_listens() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(gateway)
                .build()
                .start();
        ledger = connect("127.0.0.1:" + server.getPort());
    }

    @AfterEach
    void it_ends() {
        ledger.close();
        server.shutdownNow();
    }

    @Test
    void what_a_gateway_journals_is_prepared_and_nothing_is_submitted() {
        gateway.result = BookingReceipt.newBuilder().setTripId(TRIP).build().toByteString();
        assertThat(ledger.prepareBooking(BOOKING)
                        .resultAs(BookingReceipt.parser())
                        .getTripId())
                .isEqualTo(TRIP);
        assertCalled("trips:Book", BOOKING);
        ledger.prepareBookings(List.of(BOOKING, BOOKING));
        assertCalled(
                "trips:BookMany",
                BookTripsRequest.newBuilder()
                        .addTrips(BOOKING)
                        .addTrips(BOOKING)
                        .build());
        CancelRequest cancel = CancelRequest.newBuilder().setTripId(TRIP).build();
        ledger.prepareCancellation(cancel);
        assertCalled("trips:Cancel", cancel);
        ledger.prepareRollback(TRIP);
        assertCalled("trips:Rollback", TRIP);
        ledger.prepareRefund(REPAY);
        assertCalled("trips:Refund", REPAY);
        ledger.prepareCompensation(REPAY);
        assertCalled("trips:Compensate", REPAY);
        assertThat(gateway.submitted).isEmpty();
    }

    @Test
    void what_may_be_called_again_is_called_and_waited_for() {
        LegEventRequest event = LegEventRequest.newBuilder().setTripId(TRIP).build();
        ledger.recordLegEvent(event);
        assertCalled("trips:RecordLegEvent", event);
        ledger.expireLeg(LEG);
        assertCalled("trips:ExpireLeg", LEG);
        RuleDisputeRequest ruling =
                RuleDisputeRequest.newBuilder().setTripId(TRIP).build();
        ledger.ruleDispute(ruling);
        assertCalled("trips:RuleDispute", ruling);
        Operator operator = Operator.newBuilder().setOperatorId("metro").build();
        ledger.registerOperator(operator);
        assertCalled("operators:Register", operator);
        Terms terms = Terms.newBuilder().setLevyBps(1).build();
        ledger.putTerms(terms);
        assertCalled("terms:Put", terms);
        ledger.beginSettlement(Instant.ofEpochMilli(7));
        assertCalled(
                "settlements:Begin",
                BeginSettlementRequest.newBuilder()
                        .setUntil(Moment.newBuilder().setEpochMillis(7))
                        .build());
        ledger.netSettlement(3);
        assertCalled("settlements:Net", "3");
        assertThat(gateway.submitted).hasSize(7);
    }

    @Test
    void evidence_goes_to_the_citys_peers_alone_and_into_no_transaction() {
        ByteString secret = ByteString.copyFromUtf8("THE-EVIDENCE");
        Evidence evidence = Evidence.newBuilder()
                .setSalt(ByteString.copyFromUtf8("salt"))
                .setContent(secret)
                .build();
        gateway.results.add(tripOf("CityMSP"));
        ledger.putEvidence(LEG, evidence);
        assertThat(assertCalled("trips:PutEvidence", LEG))
                .isEqualTo(Map.of("evidence", secret, "salt", evidence.getSalt()));
        assertThat(gateway.organizations).containsExactly(List.of(), List.of("CityMSP"));
        assertThat(new String(gateway.submitted.get(0).toByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("THE-EVIDENCE");
    }

    @Test
    void a_dispute_is_opened_without_secrets_by_whoever_the_policies_ask_for() {
        OpenDisputeRequest dispute =
                OpenDisputeRequest.newBuilder().setTripId(TRIP).build();
        ledger.openDispute(dispute);
        assertThat(assertCalled("trips:OpenDispute", dispute)).isEmpty();
        assertThat(gateway.organizations).containsExactly(List.of());
    }

    @Test
    void evidence_is_purged_by_the_peers_of_the_city_that_the_trip_was_booked_under() {
        gateway.results.add(tripOf("OtherCityMSP"));
        ledger.purgeEvidence(LEG);
        assertCalled("trips:PurgeEvidence", LEG);
        assertThat(gateway.organizations).containsExactly(List.of(), List.of("OtherCityMSP"));
        assertThat(gateway.submitted).hasSize(1);
    }

    @Test
    void questions_are_asked_without_a_transaction() {
        ledger.listTripsByOperator("metro", 10, "mark");
        assertCalled("trips:ListByOperator", "metro", "10", "mark");
        ledger.listJournal(Instant.ofEpochMilli(5), Instant.ofEpochMilli(9), 100, "");
        assertCalled("journal:List", "5", "9", "100", "");
        ledger.listSettlements(2, "x");
        assertCalled("settlements:List", "2", "x");
        gateway.result = Settlement.newBuilder().setNumber(4).build().toByteString();
        assertThat(ledger.findSettlement(4).orElseThrow().getNumber()).isEqualTo(4);
        assertCalled("settlements:Get", "4");
        gateway.failures.add(FakeGateway.refusedByContract("SETTLEMENT_NOT_FOUND: None; begin one."));
        assertThat(ledger.findSettlement(5)).isEmpty();
        gateway.result = TermsSchedule.newBuilder()
                .addVersions(Terms.newBuilder().setVersion(1))
                .build()
                .toByteString();
        assertThat(ledger.listTerms()).extracting(Terms::getVersion).containsExactly(1);
        assertThat(gateway.submitted).isEmpty();
    }

    @Test
    void evidence_that_is_not_there_is_empty() {
        gateway.results.add(tripOf("CityMSP"));
        assertThat(ledger.findEvidence(LEG)).isEmpty();
        assertCalled("trips:GetEvidence", LEG);
        assertThat(gateway.organizations).containsExactly(List.of(), List.of("CityMSP"));
        gateway.results.add(tripOf("CityMSP"));
        gateway.result = Evidence.newBuilder()
                .setSalt(ByteString.copyFromUtf8("salt"))
                .build()
                .toByteString();
        assertThat(ledger.findEvidence(LEG)).isPresent();
    }

    @Test
    void operators_are_read_to_the_last_page() {
        gateway.results.add(page("bikes", "metro"));
        gateway.results.add(page("metro", ""));
        assertThat(ledger.listOperators()).extracting(Operator::getOperatorId).containsExactly("bikes", "metro");
        assertCalled("operators:List", "100", "metro");
    }

    private static ByteString tripOf(String cityMspId) {
        return Trip.newBuilder().setCityMspId(cityMspId).build().toByteString();
    }

    private static ByteString page(String operatorId, String bookmark) {
        return Operators.newBuilder()
                .addOperators(Operator.newBuilder().setOperatorId(operatorId))
                .setBookmark(bookmark)
                .build()
                .toByteString();
    }

    /** That the last proposal was this call; its transient data. */
    private Map<String, ByteString> assertCalled(String function, Object... arguments) {
        List<ByteString> expected = new ArrayList<>();
        expected.add(ByteString.copyFromUtf8(function));
        for (Object argument : arguments) {
            expected.add(
                    argument instanceof Message message
                            ? message.toByteString()
                            : ByteString.copyFromUtf8((String) argument));
        }
        try {
            ByteString last = gateway.proposals.get(gateway.proposals.size() - 1);
            ChaincodeProposalPayload payload =
                    ChaincodeProposalPayload.parseFrom(Proposal.parseFrom(last).getPayload());
            assertThat(ChaincodeInvocationSpec.parseFrom(payload.getInput())
                            .getChaincodeSpec()
                            .getInput()
                            .getArgsList())
                    .isEqualTo(expected);
            return payload.getTransientMapMap();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Ledger connect(String address) {
        ECPrivateKey key =
                (ECPrivateKey) SigningKeys.generate(new SecureRandom()).getPrivate();
        LedgerConnection connection =
                new LedgerConnection(address, "mobility", "commonway", "CoopMSP", Path.of("unused"), Path.of("unused"));
        return new FabricLedger(
                connection,
                new Credentials(new NoCertificate(), new LowSSigner(key)),
                where -> Channels.builder(where).usePlaintext().build());
    }

    private record NoCertificate() implements org.hyperledger.fabric.client.identity.Identity {
        @Override
        public String getMspId() {
            return "CoopMSP";
        }

        @Override
        public byte[] getCredentials() {
            return new byte[] {1};
        }
    }
}
