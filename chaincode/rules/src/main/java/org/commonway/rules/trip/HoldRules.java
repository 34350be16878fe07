package org.commonway.rules.trip;

import java.security.interfaces.ECPublicKey;
import java.util.HashSet;
import java.util.Set;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Envelope;

/** What must be so of each hold, and of the holds together. */
final class HoldRules {
    private HoldRules() {}

    static void holdsAreWellFormed(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            requireForm(hold, hold.plan().window().isSane(), "a leg that starts after 1969 and ends after it starts");
            requireForm(
                    hold,
                    hold.price().minorUnits() <= Hold.MOST_MINOR_UNITS,
                    "a price of at most " + Hold.MOST_MINOR_UNITS + " minor units");
        }
    }

    private static void requireForm(Hold hold, boolean isSo, String what) {
        if (!isSo) {
            throw new Refusal(
                    RefusalCode.INVALID_HOLD, hold.name() + " lacks " + what + "; ask its operator for a new one.");
        }
    }

    static void holdsNameThisTrip(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            if (!hold.tripId().equals(request.tripId())) {
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
            if (hold.plan().window().startMillis() < before.plan().window().endMillis()) {
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

    /** A hold names its trip and a trip is booked once: so a hold is used once if it stands in the trip once. */
    static void noHoldStandsTwice(BookingRequest request, LedgerFacts facts) {
        Set<HoldId> seen = new HashSet<>();
        for (Hold hold : request.holds()) {
            if (!seen.add(hold.id())) {
                throw new Refusal(RefusalCode.HOLD_USED, hold.name() + " can be booked once only; hold the leg again.");
            }
        }
    }

    static void operatorsSigned(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            OperatorId operator = hold.operatorId();
            Envelope envelope = hold.envelope();
            if (!envelope.signerId().equals(operator.value())
                    || !envelope.payloadType().equals(Hold.PAYLOAD_TYPE)) {
                throw badSignature(hold);
            }
            ECPublicKey key = facts.getOperator(operator).entry().signingKey();
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
