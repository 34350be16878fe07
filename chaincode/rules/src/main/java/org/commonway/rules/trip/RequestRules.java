package org.commonway.rules.trip;

import org.commonway.rules.caller.Gateway;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** What must be so of the request as a whole: its legs, its money, its id. */
final class RequestRules {
    private static final int MOST_LEGS = 12;

    private RequestRules() {}

    static void hasOneToTwelveLegs(BookingRequest request, LedgerFacts facts) {
        int legs = request.holds().size();
        if (legs < 1 || legs > MOST_LEGS) {
            throw new Refusal(
                    RefusalCode.LEG_COUNT,
                    "The trip has " + legs + " legs but 1 to 12 can be booked; change its holds.");
        }
    }

    static void oneCurrency(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            if (!hold.price().currency().equals(request.fare().currency())) {
                throw new Refusal(
                        RefusalCode.CURRENCY_MISMATCH,
                        hold.name() + " is priced in " + hold.price().currency() + " but the fare is in "
                                + request.fare().currency() + "; book such legs as separate trips.");
            }
        }
    }

    static void noPriceIsNegative(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            if (hold.price().minorUnits() < 0) {
                throw new Refusal(
                        RefusalCode.NEGATIVE_PRICE,
                        hold.name() + " has a price of " + hold.price() + "; ask the operator for a new hold.");
            }
        }
    }

    static void fareIsTheSumOfPrices(BookingRequest request, LedgerFacts facts) {
        Money sum = request.fare().zero();
        for (Hold hold : request.holds()) {
            sum = sum.plus(hold.price());
        }
        if (!sum.equals(request.fare())) {
            throw new Refusal(
                    RefusalCode.FARE_MISMATCH,
                    "The fare is " + request.fare() + " but the holds' prices add up to " + sum
                            + "; correct the fare.");
        }
    }

    static void tripIsNew(BookingRequest request, LedgerFacts facts) {
        if (facts.isBooked(request.tripId())) {
            throw new Refusal(
                    RefusalCode.TRIP_EXISTS,
                    "Trip " + request.tripId() + " has been booked already; read it, or book under a new id.");
        }
    }

    static void commissionIsUnderTheCeiling(BookingRequest request, LedgerFacts facts) {
        int ceiling = facts.getTermsInForce().content().commissionCeilingBps();
        if (request.commissionBps() < 0 || request.commissionBps() > ceiling) {
            throw new Refusal(
                    RefusalCode.COMMISSION_TOO_HIGH,
                    "The commission is " + request.commissionBps() + " basis points but 0 to " + ceiling
                            + " are allowed by the terms in force; change it.");
        }
    }

    static void periodIsOpen(BookingRequest request, LedgerFacts facts) {
        TripAccess.requireOpenPeriod(facts);
    }

    /** The gateway's own name does not matter to what is left: any will do to find out. */
    static void operatorsAreLeftTheirShare(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            BookingRules.splitOf(hold, new Gateway("any", "any"), request.commissionBps(), facts);
        }
    }
}
