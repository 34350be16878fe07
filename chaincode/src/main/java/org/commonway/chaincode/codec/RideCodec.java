package org.commonway.chaincode.codec;

import java.util.Optional;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.ride.v1.RiderAct;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** What operators and riders sign while a leg is ridden. */
public final class RideCodec {
    private static final EnumCodec<RideStep, org.commonway.rules.leg.RideStep> STEP =
            EnumCodec.of(RideStep.class, "RIDE_STEP_", org.commonway.rules.leg.RideStep.class);

    private RideCodec() {}

    /** The operator's event, its signature not checked yet; refused with INVALID_EVENT when there is none. */
    public static org.commonway.rules.leg.RideEvent eventOf(LegEventRequest request) {
        SignedEnvelope envelope = request.getEvent();
        RideEvent event = EnvelopeCodec.payload(envelope, RideEvent.parser(), RefusalCode.INVALID_EVENT, "RideEvent");
        try {
            return new org.commonway.rules.leg.RideEvent(
                    new TripId(event.getTripId()),
                    new HoldId(event.getHoldId()),
                    new OperatorId(event.getOperatorId()),
                    STEP.find(event.getStep()).filter(step -> event.hasAt()).orElseThrow(RideCodec::invalidEvent),
                    event.getAt().getEpochMillis(),
                    event.hasCharge()
                            ? Optional.of(MoneyCodec.toRules(event.getCharge(), RefusalCode.INVALID_CHARGE))
                            : Optional.empty(),
                    EnvelopeCodec.toRules(envelope));
        } catch (Refusal refusal) {
            throw refusal.code() == RefusalCode.INVALID_CHARGE ? refusal : invalidEvent();
        }
    }

    private static Refusal invalidEvent() {
        return new Refusal(
                RefusalCode.INVALID_EVENT,
                "A ride event names trip, hold, operator, step and time; have one signed that does.");
    }

    /** The rider's consent, its signature not checked yet; empty when none was sent, refused with NO_CONSENT if bad. */
    public static Optional<org.commonway.rules.leg.RiderAct> findConsent(LegEventRequest request) {
        if (!request.hasConsent()) {
            return Optional.empty();
        }
        SignedEnvelope envelope = request.getConsent();
        RiderAct act = EnvelopeCodec.payload(envelope, RiderAct.parser(), RefusalCode.NO_CONSENT, "RiderAct");
        try {
            return Optional.of(new org.commonway.rules.leg.RiderAct(
                    new HoldId(act.getHoldId()),
                    STEP.find(act.getStep()).orElseThrow(() -> new Refusal(RefusalCode.NO_CONSENT)),
                    act.hasPosition(),
                    act.getAt().getEpochMillis(),
                    EnvelopeCodec.toRules(envelope)));
        } catch (Refusal refusal) {
            throw new Refusal(
                    RefusalCode.NO_CONSENT,
                    "The rider's act names no hold and step; send the one that the rider signed for it.");
        }
    }
}
