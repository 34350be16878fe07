package org.commonway.proof.history;

import com.google.protobuf.UnknownFieldSet;
import org.commonway.proof.model.Act;
import org.commonway.proof.model.Act.Consent;
import org.commonway.proof.model.Act.Flaw;
import org.commonway.proto.hold.v1.HoldStatus;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ride.v1.RideEvent;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.ride.v1.RiderAct;
import org.commonway.proto.type.v1.Position;
import org.commonway.proto.type.v1.SignedEnvelope;

/** What an operator and a rider sign about a ride. */
final class RideWire {
    private static final String EVENT = "commonway.ride.v1.RideEvent";
    private static final String ACT = "commonway.ride.v1.RiderAct";
    private static final String OTHER_HOLD = "00000000-0000-4000-8000-000000000000";

    private RideWire() {}

    static LegEventRequest request(Act.LegEvent event) {
        LegEventRequest.Builder request =
                LegEventRequest.newBuilder().setTripId(event.trip()).setEvent(envelope(event));
        if (event.step() == Act.RideStep.START && event.consent() != Consent.ABSENT) {
            request.setConsent(consent(event));
        }
        return request.build();
    }

    private static SignedEnvelope envelope(Act.LegEvent event) {
        RideEvent.Builder message = RideEvent.newBuilder()
                .setHoldId(event.hold())
                .setOperatorId(event.operator())
                .setStep(RideStep.valueOf("RIDE_STEP_" + event.step()))
                .setAt(Wire.moment(event.at()))
                .setTripId(event.trip());
        if (event.charge() != null) {
            message.setCharge(Wire.money(event.charge(), event.currency()));
        }
        if (event.flaw() == Flaw.UNKNOWN_FIELD) {
            message.setUnknownFields(UnknownFieldSet.newBuilder()
                    .addField(
                            900, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build());
        }
        int key = event.flaw() == Flaw.WRONG_KEY ? (event.key() + 1) % Keys.OPERATOR_KEYS : event.key();
        String signer = event.flaw() == Flaw.WRONG_SIGNER ? "nobody" : event.operator();
        String type = event.flaw() == Flaw.WRONG_TYPE ? ACT : EVENT;
        SignedEnvelope envelope = Keys.sign(key, signer, type, message.build().toByteArray());
        if (event.flaw() != Flaw.TAMPERED) {
            return envelope;
        }
        message.setStatus(HoldStatus.HOLD_STATUS_RELEASED);
        return envelope.toBuilder().setPayload(message.build().toByteString()).build();
    }

    private static SignedEnvelope consent(Act.LegEvent event) {
        Consent kind = event.consent();
        RiderAct.Builder act = RiderAct.newBuilder()
                .setHoldId(kind == Consent.OTHER_HOLD ? OTHER_HOLD : event.hold())
                .setStep(kind == Consent.OTHER_STEP ? RideStep.RIDE_STEP_END : RideStep.RIDE_STEP_START)
                .setAt(Wire.moment(consentAt(event)));
        if (kind == Consent.WITH_POSITION) {
            act.setPosition(Position.newBuilder().setLatitudeE7(411_500_000));
        }
        return Keys.sign(
                kind == Consent.WRONG_KEY ? 0 : Keys.RIDER,
                "rider",
                ACT,
                act.build().toByteArray());
    }

    private static long consentAt(Act.LegEvent event) {
        return switch (event.consent()) {
            case TOO_EARLY -> event.at() - 40 * 60_000;
            case TOO_LATE -> event.at() + 40 * 60_000;
            default -> event.at();
        };
    }
}
