package org.commonway.proof.history;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import org.commonway.proof.model.Act;
import org.commonway.proof.model.Act.Flaw;
import org.commonway.proto.hold.v1.CancellationTier;
import org.commonway.proto.hold.v1.Claim;
import org.commonway.proto.hold.v1.Conditions;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.proto.type.v1.TimeWindow;

/** Holds as an operator signs them, with the flaw that a history wants them to have. */
final class HoldWire {
    private static final String TYPE = "commonway.hold.v1.Hold";

    private HoldWire() {}

    static SignedEnvelope envelope(Act.Hold hold) {
        Hold.Builder message = message(hold);
        int key = hold.flaw() == Flaw.WRONG_KEY ? (hold.key() + 1) % Keys.OPERATOR_KEYS : hold.key();
        String signer = hold.flaw() == Flaw.WRONG_SIGNER ? "nobody" : hold.operator();
        String type = hold.flaw() == Flaw.WRONG_TYPE ? "commonway.ride.v1.RideEvent" : TYPE;
        SignedEnvelope envelope = Keys.sign(key, signer, type, message.build().toByteArray());
        if (hold.flaw() != Flaw.TAMPERED) {
            return envelope;
        }
        message.setExpiresAt(Wire.moment(hold.expires() + 1));
        return envelope.toBuilder().setPayload(message.build().toByteString()).build();
    }

    private static Hold.Builder message(Act.Hold hold) {
        Hold.Builder message = Hold.newBuilder()
                .setHoldId(hold.id())
                .setTripId(hold.trip())
                .setOperatorId(hold.operator())
                .setPrice(Wire.money(hold.price(), hold.currency()))
                .setExpiresAt(Wire.moment(hold.expires()))
                .setWindow(window(hold.start(), hold.end()))
                .setModeValue(hold.mode())
                .setLegCommitment(ByteString.copyFrom(new byte[hold.flaw() == Flaw.SHORT_COMMITMENT ? 31 : 32]));
        if (!hold.asset().isEmpty()) {
            message.setClaim(
                    Claim.newBuilder().setAssetId(hold.asset()).setWindow(window(hold.claimStart(), hold.claimEnd())));
        }
        if (!hold.conditions().equals(Act.Conditions.NONE)) {
            message.setConditions(conditions(hold.conditions()));
        }
        if (hold.flaw() == Flaw.CLEAR_LEG) {
            message.setLeg(LegTerms.newBuilder().setServiceRef("line 1"));
        }
        if (hold.flaw() == Flaw.UNKNOWN_FIELD) {
            message.setUnknownFields(UnknownFieldSet.newBuilder()
                    .addField(
                            900, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build());
        }
        return message;
    }

    private static Conditions conditions(Act.Conditions given) {
        Conditions.Builder conditions = Conditions.newBuilder()
                .setMetered(given.metered())
                .setRollbackSeconds(given.rollbackSeconds())
                .setNoShowAfterSeconds(given.noShowAfterSeconds())
                .setNoShowFeeBps(given.noShowFeeBps())
                .setOperatorCancelBps(given.operatorCancelBps())
                .setReportWithinSeconds(given.reportWithinSeconds())
                .setVatBps(given.vatBps())
                .setVatCountry(given.vatBps() == 0 ? "" : "PT");
        given.tiers()
                .forEach(tier -> conditions.addCancellationTiers(CancellationTier.newBuilder()
                        .setSecondsBeforeStart(tier.secondsBeforeStart())
                        .setFeeBps(tier.feeBps())));
        return conditions.build();
    }

    static TimeWindow window(long start, long end) {
        return TimeWindow.newBuilder()
                .setStart(Wire.moment(start))
                .setEnd(Wire.moment(end))
                .build();
    }
}
