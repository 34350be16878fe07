package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.rules.trip.Bookings.request;
import static org.commonway.rules.trip.Bookings.requestFor;
import static org.commonway.rules.trip.HoldMaker.BIKES;
import static org.commonway.rules.trip.HoldMaker.BOOKED_AT;
import static org.commonway.rules.trip.HoldMaker.DAY;
import static org.commonway.rules.trip.HoldMaker.HOUR;
import static org.commonway.rules.trip.HoldMaker.METRO;
import static org.commonway.rules.trip.HoldMaker.START;
import static org.commonway.rules.trip.HoldMaker.TRIP;
import static org.commonway.rules.trip.HoldMaker.aHold;
import static org.commonway.rules.trip.LiveTrip.GATEWAY;
import static org.commonway.rules.trip.Refusals.assertRefused;

import java.util.List;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.Claim;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.TimeWindow;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

/** Whose a vehicle or a seat is while it is booked. */
class BookingClaimsTest {
    private final FixedFacts facts = LiveTrip.ledger();
    private final Bookings bookings = new Bookings(facts);

    @Test
    void a_claim_names_an_asset_for_the_whole_leg_and_at_most_a_day() {
        TimeWindow leg = new TimeWindow(START, START + HOUR);
        for (TimeWindow wrong : List.of(
                new TimeWindow(START + 1, START + HOUR),
                new TimeWindow(START, START + HOUR - 1),
                new TimeWindow(START, START),
                new TimeWindow(START, START + DAY + 1))) {
            assertBookingRefused(
                    RefusalCode.INVALID_CLAIM,
                    aHold(0, BIKES).claiming("bike 1", wrong).make());
        }
        for (String wrong : List.of("", " ", "a\nb", "x".repeat(129))) {
            assertBookingRefused(
                    RefusalCode.INVALID_CLAIM,
                    aHold(0, BIKES).claiming(wrong, leg).make());
        }
        TimeWindow aDay = new TimeWindow(START, START + DAY);
        assertThat(book(aHold(0, BIKES).claiming("bike 1", aDay).make()).isSomething())
                .isTrue();
    }

    @Test
    void an_asset_is_had_by_one_trip_at_a_time() {
        facts.claims.add(new AssetClaim(BIKES, new Claim("bike 1", new TimeWindow(START, START + HOUR))));
        assertBookingRefused(
                RefusalCode.ASSET_TAKEN, aHold(0, BIKES).claiming("bike 1").make());
        assertThat(book(aHold(1, BIKES).claiming("bike 1").make()).isSomething())
                .isTrue();
        assertThat(book(aHold(0, BIKES).claiming("bike 2").make()).isSomething())
                .isTrue();
        assertThat(book(aHold(0, METRO).claiming("bike 1").make()).isSomething())
                .isTrue();
    }

    @Test
    void a_trip_does_not_claim_the_same_asset_twice_at_once() {
        TimeWindow twoHours = new TimeWindow(START, START + 2 * HOUR);
        assertBookingRefused(
                RefusalCode.ASSET_TAKEN,
                aHold(0, BIKES).claiming("bike 1", twoHours).make(),
                aHold(1, BIKES).claiming("bike 1").make());
    }

    @Test
    void what_was_booked_earlier_in_the_transaction_counts() {
        Trip first = book(aHold(0, BIKES).claiming("bike 1").make()).trip();
        LedgerFacts after = facts.withBooked(first);
        TripId second = new TripId(TRIP.value().replace('0', '1'));
        Hold again = aHold(0, BIKES).forTrip(second).claiming("bike 1").make();
        Hold later = aHold(1, BIKES).forTrip(second).claiming("bike 1").make();
        assertRefused(RefusalCode.ASSET_TAKEN, () -> BookingRules.book(requestFor(second, again), GATEWAY, after));
        assertThat(BookingRules.book(requestFor(second, later), GATEWAY, after)
                        .trip()
                        .id())
                .isEqualTo(second);
        assertRefused(
                RefusalCode.TRIP_EXISTS,
                () -> BookingRules.book(request(aHold(1, BIKES).make()), GATEWAY, after));
        assertThat(after.nowMillis()).isEqualTo(BOOKED_AT);
        assertThat(after.getTerms(3)).isEqualTo(after.getTermsInForce());
    }

    private TripChange book(Hold... holds) {
        return bookings.book(holds);
    }

    private void assertBookingRefused(RefusalCode code, Hold... holds) {
        bookings.assertBookingRefused(code, holds);
    }
}
