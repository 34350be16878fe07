package org.commonway.gateway.booking;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.proto.type.v1.TimeWindow;

/**
 * Reads what an operator signed, opens its commitment and compares both with what was asked, before anybody is bound. The signature
 * itself is the ledger's to check, against the key registered there.
 */
final class HoldCheck {
    private static final String HOLD = "commonway.hold.v1.Hold";
    private static final Set<Mode> TIMETABLE_MODES =
            EnumSet.of(Mode.MODE_BUS, Mode.MODE_TRAM, Mode.MODE_METRO, Mode.MODE_RAIL, Mode.MODE_FERRY);
    private static final Set<Mode> RENTAL_MODES = EnumSet.of(Mode.MODE_BICYCLE, Mode.MODE_SCOOTER, Mode.MODE_CAR);

    private static final int SALT_BYTES = 32;

    private final InstantSource clock;

    HoldCheck(InstantSource clock) {
        this.clock = clock;
    }

    /** Throws PRICE_CHANGED for another price, OFFER_EXPIRED for a hold that is over, OPERATOR_DOWN for nonsense. */
    void verify(String operatorId, CreateHoldRequest asked, HeldLeg answer) {
        Hold hold = read(operatorId, answer.hold());
        require(operatorId, "names another signer", answer.hold().getSignerId().equals(operatorId));
        require(operatorId, "names another operator", hold.getOperatorId().equals(operatorId));
        require(operatorId, "has another hold id", hold.getHoldId().equals(asked.getHoldId()));
        require(operatorId, "is for another trip", hold.getTripId().equals(asked.getTripId()));
        LegTerms leg = open(operatorId, hold, answer.opening());
        require(operatorId, "is for another kind of leg", isKindAsked(asked.getLeg(), leg));
        requirePrice(operatorId, asked, hold);
        if (!Instant.ofEpochMilli(hold.getExpiresAt().getEpochMillis()).isAfter(clock.instant())) {
            throw new ApiProblem(
                    ProblemCode.OFFER_EXPIRED,
                    "Operator " + operatorId
                            + " answered with a hold that is already over; nothing was booked or paid, please search"
                            + " again.");
        }
    }

    /** The leg behind the commitment, once it is that leg and nothing of it stands in the clear. */
    private static LegTerms open(String operatorId, Hold hold, LegOpening opening) {
        require(operatorId, "tells the ledger where the rider goes", !hold.hasLeg());
        require(
                operatorId,
                "commits to another leg than it opens",
                opening.getSalt().size() == SALT_BYTES
                        && hold.getLegCommitment().equals(commitment(opening)));
        LegTerms leg = parse(operatorId, opening);
        require(
                operatorId,
                "is for another time or mode than its leg",
                hold.getWindow().equals(leg.getWindow()) && hold.getMode() == leg.getMode());
        require(operatorId, "claims its vehicle for another time", !hold.hasClaim() || covers(hold));
        return leg;
    }

    private static LegTerms parse(String operatorId, LegOpening opening) {
        try {
            return LegTerms.parseFrom(opening.getLeg());
        } catch (InvalidProtocolBufferException e) {
            throw nonsense(operatorId, "commits to no leg", e);
        }
    }

    private static boolean covers(Hold hold) {
        TimeWindow claim = hold.getClaim().getWindow();
        return claim.getStart().getEpochMillis() <= hold.getWindow().getStart().getEpochMillis()
                && claim.getEnd().getEpochMillis() >= hold.getWindow().getEnd().getEpochMillis();
    }

    private static ByteString commitment(LegOpening opening) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(opening.getSalt().toByteArray());
            digest.update(opening.getLeg().toByteArray());
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
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
                        && held.getStartTime().equals(asked.getTimetable().getStartTime())
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
