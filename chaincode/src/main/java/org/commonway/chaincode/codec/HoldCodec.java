package org.commonway.chaincode.codec;

import java.util.Optional;
import org.commonway.proto.hold.v1.Claim;
import org.commonway.proto.hold.v1.Conditions;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.hold.CancellationTier;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.LegPlan;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/** Signed holds. */
final class HoldCodec {
    private static final EnumCodec<Mode, org.commonway.rules.hold.Mode> MODE =
            EnumCodec.of(Mode.class, "MODE_", org.commonway.rules.hold.Mode.class);

    private HoldCodec() {}

    /** A mode of travel, if it is one. */
    static Optional<org.commonway.rules.hold.Mode> findMode(Mode mode) {
        return MODE.find(mode);
    }

    static Mode toProto(org.commonway.rules.hold.Mode mode) {
        return MODE.toProto(mode);
    }

    /** The hold in this envelope, its signature not checked yet; refused with INVALID_HOLD when there is none. */
    static org.commonway.rules.hold.Hold toRules(SignedEnvelope envelope) {
        Hold hold = EnvelopeCodec.payload(envelope, Hold.parser(), RefusalCode.INVALID_HOLD, "Hold");
        if (hold.hasLeg()) {
            throw new Refusal(RefusalCode.LEG_IN_CLEAR);
        }
        if (!hold.hasPrice() || !hold.hasExpiresAt() || !hold.hasWindow()) {
            throw invalid("A hold names price, expiry and window; ask its operator for a new one.");
        }
        return new org.commonway.rules.hold.Hold(
                new HoldId(hold.getHoldId()),
                tripIdOf(hold),
                operatorIdOf(hold),
                planOf(hold),
                MoneyCodec.toRules(hold.getPrice(), RefusalCode.INVALID_HOLD),
                hold.getExpiresAt().getEpochMillis(),
                hold.hasClaim() ? Optional.of(toRules(hold.getClaim())) : Optional.empty(),
                hold.hasConditions() ? toRules(hold.getConditions()) : org.commonway.rules.hold.Conditions.NONE_NAMED,
                EnvelopeCodec.toRules(envelope));
    }

    private static TripId tripIdOf(Hold hold) {
        try {
            return new TripId(hold.getTripId());
        } catch (Refusal e) {
            throw invalid("A hold names its trip by a UUID in lower case; ask its operator for a new one.");
        }
    }

    private static OperatorId operatorIdOf(Hold hold) {
        try {
            return new OperatorId(hold.getOperatorId());
        } catch (Refusal e) {
            throw invalid("A hold names its operator by id; ask its operator for a new one.");
        }
    }

    private static LegPlan planOf(Hold hold) {
        return new LegPlan(
                MODE.find(hold.getMode())
                        .orElseThrow(() -> invalid("A hold names a mode of travel; ask its operator for a new one.")),
                MoneyCodec.toRules(hold.getWindow()),
                Sha256.read(hold.getLegCommitment().toByteArray(), RefusalCode.INVALID_HOLD, "leg_commitment"));
    }

    private static org.commonway.rules.hold.Claim toRules(Claim claim) {
        return new org.commonway.rules.hold.Claim(claim.getAssetId(), MoneyCodec.toRules(claim.getWindow()));
    }

    private static org.commonway.rules.hold.Conditions toRules(Conditions conditions) {
        return new org.commonway.rules.hold.Conditions(
                conditions.getMetered(),
                conditions.getRollbackSeconds(),
                conditions.getCancellationTiersList().stream()
                        .map(tier -> new CancellationTier(tier.getSecondsBeforeStart(), tier.getFeeBps()))
                        .toList(),
                conditions.getNoShowAfterSeconds(),
                conditions.getNoShowFeeBps(),
                conditions.getOperatorCancelBps(),
                conditions.getReportWithinSeconds(),
                conditions.getVatBps(),
                conditions.getVatCountry());
    }

    private static Refusal invalid(String sentence) {
        return new Refusal(RefusalCode.INVALID_HOLD, sentence);
    }
}
