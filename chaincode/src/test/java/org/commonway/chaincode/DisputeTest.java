package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.Map;
import org.commonway.proto.ledger.v1.DisputeParty;
import org.commonway.proto.ledger.v1.DisputeRuling;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.rules.signature.Sha256;
import org.junit.jupiter.api.Test;

class DisputeTest {
    private final Town town = new Town();
    private final MemoryLedger ledger = town.ledger;

    @Test
    void a_dispute_is_opened_ruled_and_its_evidence_erased() {
        SampleTrip trip = town.ridden();
        ledger.transientData = Scenes.SECRETS;
        Trip open = ledger.ask(Trip.parser(), Town.GATEWAY, "trips:OpenDispute", Scenes.disputeOf(trip));
        assertThat(open.getLegs(0).getDispute().getOpenedBy()).isEqualTo(DisputeParty.DISPUTE_PARTY_GATEWAY);
        assertThat(evidence(trip).getContent()).isEqualTo(ByteString.copyFrom(new byte[] {1, 2, 3}));
        assertThat(ledger.refusal(Town.CITY, "trips:PurgeEvidence", trip.legId(0)))
                .isEqualTo("ILLEGAL_TRANSITION");
        Trip ruled = ledger.ask(Trip.parser(), Town.CITY, "trips:RuleDispute", Scenes.rulingOf(trip));
        assertThat(ruled.getLegs(0).getDispute().getRuling()).isEqualTo(DisputeRuling.DISPUTE_RULING_UPHELD);
        assertThat(ruled.getLegs(0).getRefunded()).isEqualTo(SampleTrip.euro(50));
        ledger.ask(Trip.parser(), Town.CITY, "trips:PurgeEvidence", trip.legId(0));
        assertThat(ledger.evidence).isEmpty();
        assertThat(evidence(trip)).isEqualTo(Evidence.getDefaultInstance());
    }

    @Test
    void evidence_stands_in_no_public_key_and_no_event() {
        SampleTrip trip = town.ridden();
        byte[] secret = "THE-EVIDENCE".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] salt = new byte[32];
        ledger.transientData = Map.of("evidence", secret, "salt", salt);
        ledger.ask(
                Trip.parser(),
                Town.METRO,
                "trips:OpenDispute",
                Scenes.disputeOf(trip).toBuilder()
                        .setEvidenceHash(
                                ByteString.copyFrom(Sha256.of(salt, secret).bytes())));
        assertThat(ledger.evidence).hasSize(1);
        assertThat(ledger.state.values())
                .noneMatch(value ->
                        new String(value, java.nio.charset.StandardCharsets.ISO_8859_1).contains("THE-EVIDENCE"));
        assertThat(ledger.events)
                .noneMatch(event -> event.payload().toStringUtf8().contains("THE-EVIDENCE"));
    }

    @Test
    void evidence_may_stay_with_who_opened_the_dispute() {
        SampleTrip trip = town.ridden();
        ledger.ask(Trip.parser(), Town.GATEWAY, "trips:OpenDispute", Scenes.disputeOf(trip));
        assertThat(ledger.evidence).isEmpty();
        assertThat(evidence(trip)).isEqualTo(Evidence.getDefaultInstance());
    }

    @Test
    void evidence_that_is_not_what_was_hashed_is_refused() {
        SampleTrip trip = town.ridden();
        byte[] salt = new byte[32];
        for (Map<String, byte[]> secrets : java.util.List.of(
                Map.of("evidence", new byte[] {1, 2, 4}, "salt", salt),
                Map.of("evidence", new byte[] {1, 2, 3}, "salt", new byte[31]),
                Map.of("evidence", new byte[] {1, 2, 3}),
                Map.of("salt", salt))) {
            ledger.transientData = secrets;
            assertThat(ledger.refusal(Town.GATEWAY, "trips:OpenDispute", Scenes.disputeOf(trip)))
                    .isEqualTo("EVIDENCE_MISMATCH");
        }
        ledger.transientData = Map.of("evidence", new byte[16 * 1024 + 1], "salt", salt);
        assertThat(ledger.refusal(Town.GATEWAY, "trips:OpenDispute", Scenes.disputeOf(trip)))
                .isEqualTo("ARGUMENT_TOO_LARGE");
        assertThat(ledger.evidence).isEmpty();
    }

    @Test
    void a_dispute_or_a_ruling_that_does_not_say_enough_is_refused() {
        SampleTrip trip = town.ridden();
        var dispute = Scenes.disputeOf(trip);
        assertThat(refusedDispute(dispute.toBuilder().clearReason())).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusedDispute(dispute.toBuilder().setReasonValue(77))).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusedDispute(dispute.toBuilder().clearEvidenceHash())).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusedDispute(dispute.toBuilder().setHoldId("x"))).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusedDispute(dispute.toBuilder().setHoldId(trip.id()))).isEqualTo("LEG_NOT_FOUND");
        assertThat(ledger.refusal(Town.CITY, "trips:RuleDispute", Scenes.rulingOf(trip)))
                .isEqualTo("NO_OPEN_DISPUTE");
        ledger.ask(Trip.parser(), Town.METRO, "trips:OpenDispute", dispute);
        assertThat(refusedDispute(dispute.toBuilder())).isEqualTo("DISPUTE_EXISTS");
        var ruling = Scenes.rulingOf(trip);
        assertThat(refusedRuling(ruling.toBuilder().clearRuling())).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusedRuling(ruling.toBuilder().clearRulingHash())).isEqualTo("INVALID_ARGUMENT");
        assertThat(refusedRuling(ruling.toBuilder().setRefund(SampleTrip.euro(151))))
                .isEqualTo("REFUND_TOO_HIGH");
        assertThat(refusedRuling(ruling.toBuilder().setRefund(SampleTrip.euro(-1))))
                .isEqualTo("INVALID_ARGUMENT");
        assertThat(refusedRuling(ruling.toBuilder()
                        .setRefund(SampleTrip.euro(1).toBuilder().setCurrency("JPY"))))
                .isEqualTo("CURRENCY_MISMATCH");
        assertThat(refusedRuling(ruling.toBuilder().setRulingValue(2))).isEqualTo("INVALID_ARGUMENT");
        ledger.now = ledger.now.plusSeconds(15 * 86_400);
        SampleTrip late = town.ridden();
        ledger.now = ledger.now.plusSeconds(14 * 86_400);
        assertThat(refusedDispute(Scenes.disputeOf(late).toBuilder())).isEqualTo("TOO_LATE");
    }

    private Evidence evidence(SampleTrip trip) {
        return ledger.ask(Evidence.parser(), Town.CITY, "trips:GetEvidence", trip.legId(0));
    }

    private String refusedDispute(org.commonway.proto.ledger.v1.OpenDisputeRequest.Builder request) {
        return ledger.refusal(Town.GATEWAY, "trips:OpenDispute", request);
    }

    private String refusedRuling(org.commonway.proto.ledger.v1.RuleDisputeRequest.Builder request) {
        return ledger.refusal(Town.CITY, "trips:RuleDispute", request);
    }
}
