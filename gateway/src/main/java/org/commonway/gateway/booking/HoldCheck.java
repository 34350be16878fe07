package org.commonway.gateway.booking;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.type.v1.SignedEnvelope;

/**
 * Reads what an operator signed and compares it with what was asked, before anybody is bound by it. The signature
 * itself is the ledger's to check, against the key registered there.
 */
final class HoldCheck {
    private static final String HOLD = "commonway.hold.v1.Hold";
    private static final Set<Mode> TIMETABLE_MODES =
            EnumSet.of(Mode.MODE_BUS, Mode.MODE_TRAM, Mode.MODE_METRO, Mode.MODE_RAIL, Mode.MODE_FERRY);
    private static final Set<Mode> RENTAL_MODES = EnumSet.of(Mode.MODE_BICYCLE, Mode.MODE_SCOOTER, Mode.MODE_CAR);

    private final InstantSource clock;

    HoldCheck(InstantSource clock) {
        this.clock = clock;
    }

    /** Throws PRICE_CHANGED for another price, OFFER_EXPIRED for a hold that is over, OPERATOR_DOWN for nonsense. */
    void verify(String operatorId, CreateHoldRequest asked, SignedEnvelope envelope) {
        Hold hold = read(operatorId, envelope);
        require(operatorId, "names another signer", envelope.getSignerId().equals(operatorId));
        require(operatorId, "names another operator", hold.getOperatorId().equals(operatorId));
        require(operatorId, "has another hold id", hold.getHoldId().equals(asked.getHoldId()));
        require(operatorId, "is for another trip", hold.getTripId().equals(asked.getTripId()));
        require(operatorId, "is for another kind of leg", isKindAsked(asked.getLeg(), hold.getLeg()));
        requirePrice(operatorId, asked, hold);
        if (!Instant.ofEpochMilli(hold.getExpiresAt().getEpochMillis()).isAfter(clock.instant())) {
            throw new ApiProblem(
                    ProblemCode.OFFER_EXPIRED,
                    "Operator " + operatorId
                            + " answered with a hold that is already over; nothing was booked or paid, please search"
                            + " again.");
        }
    }

    private static Hold read(String operatorId, SignedEnvelope envelope) {
        require(operatorId, "is no hold", envelope.getPayloadType().equals(HOLD));
        try {
            return Hold.parseFrom(envelope.getPayload());
        } catch (InvalidProtocolBufferException e) {
            throw nonsense(operatorId, "cannot be read", e);
        }
    }

    private static void requirePrice(String operatorId, CreateHoldRequest asked, Hold hold) {
        if (!hold.getPrice().equals(asked.getExpectedPrice())) {
            throw new ApiProblem(
                    ProblemCode.PRICE_CHANGED,
                    "Operator " + operatorId + " now asks " + ProtoMoney.text(hold.getPrice())
                            + " for its leg instead of "
                            + ProtoMoney.text(asked.getExpectedPrice())
                            + "; nothing was booked or paid, please search again to see the new price.");
        }
    }

    private static boolean isKindAsked(LegRequest asked, LegTerms held) {
        return switch (asked.getKindCase()) {
            case TIMETABLE ->
                TIMETABLE_MODES.contains(held.getMode())
                        && held.getServiceRef().equals(asked.getTimetable().getGtfsTripId())
                        && held.getFromStopId().equals(asked.getTimetable().getFromStopId())
                        && held.getToStopId().equals(asked.getTimetable().getToStopId());
            case RENTAL ->
                RENTAL_MODES.contains(held.getMode())
                        && held.getServiceRef().equals(asked.getRental().getVehicleId());
            case ON_DEMAND -> held.getMode() == Mode.MODE_SHUTTLE;
            case KIND_NOT_SET -> false;
        };
    }

    private static void require(String operatorId, String otherwise, boolean holds) {
        if (!holds) {
            throw nonsense(operatorId, otherwise, null);
        }
    }

    private static ApiProblem nonsense(
            String operatorId, String what, @org.jspecify.annotations.Nullable Throwable cause) {
        return new ApiProblem(
                ProblemCode.OPERATOR_DOWN,
                "The hold that operator " + operatorId + " signed " + what
                        + "; nothing was booked or paid, please choose an option without this operator.",
                cause);
    }
}
