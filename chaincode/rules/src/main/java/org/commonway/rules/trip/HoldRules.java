package org.commonway.rules.trip;

import java.security.interfaces.ECPublicKey;
import java.util.HashSet;
import java.util.Set;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Envelope;

/** What must be so of each hold, and of the holds together. */
final class HoldRules {
    /** The only payload that books a leg. */
    static final String PAYLOAD_TYPE = "commonway.hold.v1.Hold";

    private static final int LONGEST_REF_CHARACTERS = 128;

    private HoldRules() {}

    static void holdsAreWellFormed(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            Leg leg = hold.leg();
            requireForm(hold, leg.window().isSane(), "a leg that starts after 1969 and ends after it starts");
            requireForm(hold, leg.from().isOnEarth() && leg.to().isOnEarth(), "positions on the earth");
            requireForm(hold, isRef(leg.serviceRef()) && !leg.serviceRef().isEmpty(), "a service_ref of 1 to 128");
            requireForm(hold, isRef(leg.fromStopId()) && isRef(leg.toStopId()), "stop ids of at most 128");
        }
    }

    /** Ids of GTFS and GBFS may be any text; control characters would only hide in a page or a key. */
    static boolean isRef(String text) {
        return text.length() <= LONGEST_REF_CHARACTERS && text.chars().noneMatch(Character::isISOControl);
    }

    private static void requireForm(Hold hold, boolean isSo, String what) {
        if (!isSo) {
            throw new Refusal(
                    RefusalCode.INVALID_HOLD, hold.name() + " lacks " + what + "; ask its operator for a new one.");
        }
    }

    static void holdsNameThisTrip(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            if (!hold.tripId().equals(request.tripId().value())) {
                throw new Refusal(
                        RefusalCode.HOLD_OF_ANOTHER_TRIP,
                        hold.name() + " was given for another trip than " + request.tripId()
                                + "; hold the leg again for this trip.");
            }
        }
    }

    static void legsAreInRidingOrder(BookingRequest request, LedgerFacts facts) {
        for (int i = 1; i < request.holds().size(); i++) {
            Hold before = request.holds().get(i - 1);
            Hold hold = request.holds().get(i);
            if (hold.leg().window().startMillis() < before.leg().window().endMillis()) {
                throw new Refusal(
                        RefusalCode.LEGS_OUT_OF_ORDER,
                        hold.name() + " starts before leg " + i + " ends; give the legs in riding order.");
            }
        }
    }

    static void noHoldHasExpired(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            if (hold.expiresAtMillis() <= facts.nowMillis()) {
                throw new Refusal(
                        RefusalCode.HOLD_EXPIRED, hold.name() + " has expired; hold the leg again and book at once.");
            }
        }
    }

    static void noHoldWasUsed(BookingRequest request, LedgerFacts facts) {
        Set<String> seen = new HashSet<>();
        for (Hold hold : request.holds()) {
            if (!seen.add(hold.name()) || facts.isUsed(hold.operatorId(), hold.id())) {
                throw new Refusal(RefusalCode.HOLD_USED, hold.name() + " can be booked once only; hold the leg again.");
            }
        }
    }

    static void operatorsSigned(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            OperatorId operator = hold.operatorId();
            Envelope envelope = hold.envelope();
            if (!envelope.signerId().equals(operator.value())
                    || !envelope.payloadType().equals(PAYLOAD_TYPE)) {
                throw badSignature(hold);
            }
            ECPublicKey key = facts.findSigningKey(operator)
                    .orElseThrow(() -> new Refusal(
                            RefusalCode.OPERATOR_NOT_FOUND,
                            "Operator " + operator + " is not registered; it must register before it can be booked."));
            if (!envelope.isSignedBy(key)) {
                throw badSignature(hold);
            }
        }
    }

    private static Refusal badSignature(Hold hold) {
        return new Refusal(
                RefusalCode.BAD_SIGNATURE,
                hold.name() + " is not signed as a hold by that operator's registered key; ask it for a new hold.");
    }
}
