package org.commonway.chaincode.codec;

import java.util.Optional;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.type.v1.Position;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.proto.type.v1.TimeWindow;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.trip.Claim;
import org.commonway.rules.trip.HoldId;
import org.commonway.rules.trip.Leg;

/** Signed holds. The envelope's bytes stay with the hold as they came. */
public final class HoldCodec {
    private static final int MAX_PAYLOAD_BYTES = 2048;

    private HoldCodec() {}

    /** The hold in this envelope, its signature not checked yet; refused with INVALID_HOLD when there is none. */
    public static org.commonway.rules.trip.Hold toRules(SignedEnvelope envelope) {
        Hold hold = parse(envelope);
        if (!hold.hasLeg() || !hold.hasPrice() || !hold.hasExpiresAt()) {
            throw invalid("A hold names leg, price and expiry; ask its operator for a new one.");
        }
        return new org.commonway.rules.trip.Hold(
                new HoldId(hold.getHoldId()),
                hold.getTripId(),
                operatorIdOf(hold),
                toLeg(hold.getLeg()),
                MoneyCodec.toRules(hold.getPrice(), RefusalCode.INVALID_HOLD),
                hold.getExpiresAt().getEpochMillis(),
                hold.hasClaim()
                        ? Optional.of(new Claim(
                                hold.getClaim().getAssetId(),
                                toWindow(hold.getClaim().getWindow())))
                        : Optional.empty(),
                new Envelope(
                        envelope.getPayloadType(),
                        envelope.getPayload().toByteArray(),
                        envelope.getSignerId(),
                        envelope.getSignature().toByteArray()));
    }

    private static Hold parse(SignedEnvelope envelope) {
        if (envelope.getPayload().size() > MAX_PAYLOAD_BYTES) {
            throw invalid("A hold has at most " + MAX_PAYLOAD_BYTES + " bytes; ask its operator for a shorter one.");
        }
        // What is in the bytes but not in the message would stand on the ledger unread.
        return Canonical.find(Hold.parser(), envelope.getPayload().toByteArray())
                .orElseThrow(() -> invalid(
                        "A hold's payload is not the canonical protobuf of a Hold; ask its operator for a new one."));
    }

    private static OperatorId operatorIdOf(Hold hold) {
        try {
            return new OperatorId(hold.getOperatorId());
        } catch (Refusal e) {
            throw invalid("A hold names its operator by id; ask its operator for a new one.");
        }
    }

    private static Leg toLeg(LegTerms leg) {
        if (leg.getMode() == Mode.MODE_UNSPECIFIED || leg.getMode() == Mode.UNRECOGNIZED) {
            throw invalid("A hold's leg has a mode of travel; ask its operator for a new one.");
        }
        return new Leg(
                toWindow(leg.getWindow()),
                toPosition(leg.getFrom()),
                toPosition(leg.getTo()),
                leg.getServiceRef(),
                leg.getFromStopId(),
                leg.getToStopId());
    }

    private static org.commonway.rules.trip.TimeWindow toWindow(TimeWindow window) {
        return new org.commonway.rules.trip.TimeWindow(
                window.getStart().getEpochMillis(), window.getEnd().getEpochMillis());
    }

    private static Leg.Position toPosition(Position position) {
        return new Leg.Position(position.getLatitudeE7(), position.getLongitudeE7());
    }

    private static Refusal invalid(String sentence) {
        return new Refusal(RefusalCode.INVALID_HOLD, sentence);
    }
}
