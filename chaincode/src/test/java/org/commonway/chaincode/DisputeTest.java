package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.commonway.proto.ledger.v1.DisputeParty;
import org.commonway.proto.ledger.v1.DisputeRuling;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.rules.signature.Sha256;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

class DisputeTest {
    private static final byte[] SALT = new byte[32];

    private final Town town = new Town();
    private final MemoryLedger ledger = town.ledger;

    @Test
    void a_dispute_is_opened_ruled_and_its_evidence_erased() {
        SampleTrip trip = town.ridden();
        Trip open = ledger.ask(Trip.parser(), Town.GATEWAY, "trips:OpenDispute", Scenes.disputeOf(trip));
        assertThat(open.getLegs(0).getDispute().getOpenedBy()).isEqualTo(DisputeParty.DISPUTE_PARTY_GATEWAY);
        assertThat(put(Town.GATEWAY, trip, Scenes.SECRETS)).isEmpty();
        assertThat(evidence(trip).getContent()).isEqualTo(ByteString.copyFrom(new byte[] {1, 2, 3}));
        assertThat(ledger.refusal(Town.CITY, "trips:PurgeEvidence", trip.legId(0)))
                .isEqualTo("ILLEGAL_TRANSITION");
        Trip ruled = ledger.ask(Trip.parser(), Town.CITY, "trips:RuleDispute", Scenes.rulingOf(trip));
        assertThat(ruled.getLegs(0).getDispute().getRuling()).isEqualTo(DisputeRuling.DISPUTE_RULING_UPHELD);
        assertThat(ruled.getLegs(0).getDispute().getRuledRefund()).isEqualTo(SampleTrip.euro(50));
        assertThat(ruled.getLegs(0).getRefunded()).isEqualTo(SampleTrip.euro(50));
        ledger.ask(Trip.parser(), Town.CITY, "trips:PurgeEvidence", trip.legId(0));
        assertThat(ledger.evidence).isEmpty();
        assertThat(evidence(trip)).isEqualTo(Evidence.getDefaultInstance());
        assertThat(town.read(trip).getLegs(0).getDispute())
                .isEqualTo(ruled.getLegs(0).getDispute());
    }

    @Test
    void evidence_stands_in_no_public_key_and_no_event() {
        SampleTrip trip = town.ridden();
        byte[] secret = "THE-EVIDENCE".getBytes(StandardCharsets.US_ASCII);
        ledger.ask(
                Trip.parser(),
                Town.METRO,
                "trips:OpenDispute",
                Scenes.disputeOf(trip).toBuilder()
                        .setEvidenceHash(
                                ByteString.copyFrom(Sha256.of(SALT, secret).bytes())));
        assertThat(put(Town.METRO, trip, Map.of("evidence", secret, "salt", SALT)))
                .isEmpty();
        assertThat(ledger.evidence).hasSize(1);
        assertThat(ledger.state.values())
                .noneMatch(value -> new String(value, StandardCharsets.ISO_8859_1).contains("THE-EVIDENCE"));
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
    void a_dispute_is_not_opened_with_evidence_that_every_endorser_would_see() {
        SampleTrip trip = town.ridden();
        for (String name : Scenes.SECRETS.keySet()) {
            ledger.transientData = Map.of(name, Scenes.SECRETS.get(name));
            assertThat(refusedDispute(Scenes.disputeOf(trip).toBuilder())).isEqualTo("INVALID_ARGUMENT");
        }
        assertThat(town.read(trip).getLegs(0).hasDispute()).isFalse();
    }

    @Test
    void evidence_that_is_not_what_was_hashed_is_refused() {
        SampleTrip trip = town.ridden();
        ledger.ask(Trip.parser(), Town.GATEWAY, "trips:OpenDispute", Scenes.disputeOf(trip));
        byte[] content = {1, 2, 3};
        for (Map<String, byte[]> secrets : List.of(
                Map.of("evidence", new byte[] {1, 2, 4}, "salt", SALT),
                Map.of("evidence", content, "salt", new byte[31]),
                // The same bytes in all, but cut elsewhere.
                Map.of("evidence", new byte[] {0, 1, 2, 3}, "salt", new byte[31]),
                Map.of("evidence", content),
                Map.of("salt", SALT),
                Map.<String, byte[]>of())) {
            assertThat(put(Town.GATEWAY, trip, secrets)).isEqualTo("EVIDENCE_MISMATCH");
        }
        assertThat(put(Town.GATEWAY, trip, Map.of("evidence", new byte[16 * 1024 + 1], "salt", SALT)))
                .isEqualTo("ARGUMENT_TOO_LARGE");
        assertThat(ledger.evidence).isEmpty();
    }

    @Test
    void evidence_is_taken_up_to_its_limit() {
        SampleTrip trip = town.ridden();
        byte[] largest = new byte[16 * 1024];
        ledger.ask(
                Trip.parser(),
                Town.GATEWAY,
                "trips:OpenDispute",
                Scenes.disputeOf(trip).toBuilder()
                        .setEvidenceHash(
                                ByteString.copyFrom(Sha256.of(SALT, largest).bytes())));
        assertThat(put(Town.GATEWAY, trip, Map.of("evidence", largest, "salt", SALT)))
                .isEmpty();
        assertThat(evidence(trip).getContent()).isEqualTo(ByteString.copyFrom(largest));
    }

    @Test
    void evidence_is_put_while_a_dispute_is_open_and_again_as_often_as_wanted() {
        SampleTrip trip = town.ridden();
        assertThat(put(Town.GATEWAY, trip, Scenes.SECRETS)).isEqualTo("NO_OPEN_DISPUTE");
        ledger.ask(Trip.parser(), Town.GATEWAY, "trips:OpenDispute", Scenes.disputeOf(trip));
        assertThat(put(Town.GATEWAY, trip, Scenes.SECRETS)).isEmpty();
        byte[] before = ledger.evidence.firstEntry().getValue();
        assertThat(put(Town.GATEWAY, trip, Scenes.SECRETS)).isEmpty();
        assertThat(ledger.evidence).hasSize(1);
        assertThat(ledger.evidence.firstEntry().getValue()).isEqualTo(before);
        ledger.ask(Trip.parser(), Town.CITY, "trips:RuleDispute", Scenes.rulingOf(trip));
        assertThat(put(Town.GATEWAY, trip, Scenes.SECRETS)).isEqualTo("NO_OPEN_DISPUTE");
        ledger.ask(Trip.parser(), Town.CITY, "trips:PurgeEvidence", trip.legId(0));
        assertThat(put(Town.GATEWAY, trip, Scenes.SECRETS)).isEqualTo("NO_OPEN_DISPUTE");
        assertThat(ledger.evidence).isEmpty();
    }

    @Test
    void evidence_comes_from_the_side_that_opened_the_dispute() {
        SampleTrip trip = town.ridden();
        ledger.ask(Trip.parser(), Town.METRO, "trips:OpenDispute", Scenes.disputeOf(trip));
        assertThat(put(Town.GATEWAY, trip, Scenes.SECRETS)).isEqualTo("NOT_ALLOWED");
        assertThat(put(Town.CITY, trip, Scenes.SECRETS)).isEqualTo("NOT_ALLOWED");
        assertThat(put(Town.BIKES, trip, Scenes.SECRETS)).isEqualTo("NOT_YOUR_LEG");
        assertThat(put(Town.UNION, trip, Scenes.SECRETS))
                .as("its co-operative acts for it")
                .isEmpty();
        assertThat(put(Town.METRO, trip, Scenes.SECRETS)).isEmpty();
    }

    @Test
    void a_ruling_is_answered_again_and_never_changed() {
        SampleTrip trip = town.ridden();
        ledger.ask(Trip.parser(), Town.GATEWAY, "trips:OpenDispute", Scenes.disputeOf(trip));
        var ruling = Scenes.rulingOf(trip).toBuilder();
        Trip ruled = ledger.ask(Trip.parser(), Town.CITY, "trips:RuleDispute", ruling);
        ledger.now = ledger.now.plusSeconds(60);
        MemoryTransaction again = ledger.simulate(Town.CITY, "trips:RuleDispute", ruling);
        assertThat(again.writes).isEmpty();
        assertThat(MemoryLedger.parse(Trip.parser(), again.response.getPayload()))
                .isEqualTo(ruled);
        assertThat(refusedRuling(ruling.clone().setRefund(SampleTrip.euro(49)))).isEqualTo("NO_OPEN_DISPUTE");
        assertThat(refusedRuling(ruling.clone().clearRefund())).isEqualTo("NO_OPEN_DISPUTE");
        assertThat(refusedRuling(ruling.clone().clearRefund().setRuling(DisputeRuling.DISPUTE_RULING_REJECTED)))
                .isEqualTo("NO_OPEN_DISPUTE");
        assertThat(refusedRuling(ruling.clone()
                        .setRulingHash(ByteString.copyFrom(Sha256.of(SALT, SALT).bytes()))))
                .isEqualTo("NO_OPEN_DISPUTE");
        assertThat(town.read(trip).getLegs(0).getRefunded()).isEqualTo(SampleTrip.euro(50));
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

    /** Puts evidence; the code of the refusal, or nothing. */
    private String put(Member caller, SampleTrip trip, Map<String, byte[]> secrets) {
        ledger.transientData = secrets;
        Response response = ledger.call(caller, "trips:PutEvidence", trip.legId(0));
        ledger.transientData = Map.of();
        return response.getStatus() == Response.Status.SUCCESS ? "" : MemoryLedger.codeOf(response);
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
