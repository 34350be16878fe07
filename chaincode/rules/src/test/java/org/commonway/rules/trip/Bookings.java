package org.commonway.rules.trip;

import static org.commonway.rules.trip.HoldMaker.TRIP;
import static org.commonway.rules.trip.LiveTrip.GATEWAY;
import static org.commonway.rules.trip.Refusals.assertRefused;

import java.util.List;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.RefusalCode;

/** Bookings of the tests' trip by the tests' gateway, for 3 percent. */
final class Bookings {
    private final FixedFacts facts;

    Bookings(FixedFacts facts) {
        this.facts = facts;
    }

    TripChange book(Hold... holds) {
        return BookingRules.book(request(holds), GATEWAY, facts);
    }

    void assertBookingRefused(RefusalCode code, Hold... holds) {
        assertRefused(code, () -> book(holds));
    }

    static BookingRequest request(Hold... holds) {
        return requestFor(TRIP, holds);
    }

    static BookingRequest requestFor(TripId id, Hold... holds) {
        long sum = 0;
        for (Hold hold : holds) {
            sum += hold.price().minorUnits();
        }
        return new BookingRequest(id, List.of(holds), Money.of(sum, "EUR"), 300, HoldMaker.riderKey());
    }
}
