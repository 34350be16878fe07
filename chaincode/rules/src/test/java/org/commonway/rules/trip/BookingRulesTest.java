package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.commonway.rules.trip.Bookings.request;
import static org.commonway.rules.trip.HoldMaker.BIKES;
import static org.commonway.rules.trip.HoldMaker.BOOKED_AT;
import static org.commonway.rules.trip.HoldMaker.HOUR;
import static org.commonway.rules.trip.HoldMaker.KEYS;
import static org.commonway.rules.trip.HoldMaker.METRO;
import static org.commonway.rules.trip.HoldMaker.MINUTE;
import static org.commonway.rules.trip.HoldMaker.START;
import static org.commonway.rules.trip.HoldMaker.TRIP;
import static org.commonway.rules.trip.HoldMaker.aHold;
import static org.commonway.rules.trip.LiveTrip.GATEWAY;
import static org.commonway.rules.trip.Refusals.assertRefused;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.leg.LegStatus;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;
import org.junit.jupiter.api.Test;

class BookingRulesTest {
    private final FixedFacts facts = LiveTrip.ledger();
    private final Bookings bookings = new Bookings(facts);

    @Test
    void a_trip_over_two_operators_is_booked_and_its_fare_is_pending() {
        TripChange booked = book(
                aHold(0, METRO).make(),
                aHold(1, BIKES).at(285).claiming("bike 7").make());
        Trip trip = booked.trip();
        assertThat(trip.status()).isEqualTo(new TripStatus.Confirmed());
        assertThat(trip.fare()).isEqualTo(Money.of(435, "EUR"));
        assertThat(trip.booking().termsVersion()).isEqualTo(3);
        assertThat(trip.cityMspId()).isEqualTo("CityMSP");
        assertThat(trip.journal()).isEqualTo(new TripJournal(1, BOOKED_AT));
        assertThat(booked.changedLegs()).isEqualTo(trip.legs()).hasSize(2);
        assertThat(booked.freedClaims()).isEmpty();
        assertThat(booked.entry()).hasValueSatisfying(entry -> {
            assertThat(entry.reason()).isEqualTo(EntryReason.BOOKED);
            assertThat(entry.postings())
                    .extracting(
                            posting -> posting.account().kind(),
                            posting -> posting.amount().minorUnits())
                    .containsExactly(
                            tuple(AccountKind.PAYER, -150L),
                            tuple(AccountKind.HOLD, 150L),
                            tuple(AccountKind.PAYER, -285L),
                            tuple(AccountKind.HOLD, 285L));
        });
    }

    @Test
    void a_free_trip_moves_nothing_and_is_booked_all_the_same() {
        TripChange booked = book(aHold(0, METRO).at(0).make());
        assertThat(booked.entry()).isEmpty();
        assertThat(booked.isSomething()).isTrue();
        assertThat(booked.trip().journal()).isEqualTo(new TripJournal(0, BOOKED_AT));
    }

    @Test
    void only_a_gateway_books() {
        assertRefused(
                RefusalCode.NOT_ALLOWED,
                () -> BookingRules.book(request(aHold(0, METRO).make()), LiveTrip.operator(METRO), facts));
    }

    @Test
    void a_trip_has_one_to_twelve_legs() {
        assertBookingRefused(RefusalCode.LEG_COUNT);
        assertThat(book(legs(12)).trip().legs()).hasSize(12);
        assertBookingRefused(RefusalCode.LEG_COUNT, legs(13));
    }

    @Test
    void a_trip_is_booked_once() {
        facts.trips.add(TRIP);
        assertBookingRefused(RefusalCode.TRIP_EXISTS, aHold(0, METRO).make());
    }

    @Test
    void a_hold_is_used_once_whoever_gave_it() {
        assertBookingRefused(
                RefusalCode.HOLD_USED, aHold(0, METRO).make(), aHold(0, METRO).make());
        assertBookingRefused(
                RefusalCode.HOLD_USED, aHold(0, METRO).make(), aHold(0, BIKES).make());
    }

    @Test
    void a_hold_is_booked_with_the_trip_that_it_names() {
        TripId other = new TripId(TRIP.value().replace('0', '1'));
        assertBookingRefused(
                RefusalCode.HOLD_OF_ANOTHER_TRIP, aHold(0, METRO).forTrip(other).make());
    }

    @Test
    void a_hold_expires_at_its_very_millisecond() {
        assertThat(book(aHold(0, METRO).expiringAt(BOOKED_AT + 1).make()).trip().id())
                .isEqualTo(TRIP);
        assertBookingRefused(
                RefusalCode.HOLD_EXPIRED, aHold(0, METRO).expiringAt(BOOKED_AT).make());
    }

    @Test
    void only_the_registered_key_signs_and_only_holds_in_its_own_name() {
        EnvelopeSigner forger = new EnvelopeSigner(
                "metro", SigningKeys.generate(new SecureRandom()).getPrivate());
        assertBookingRefused(
                RefusalCode.BAD_SIGNATURE,
                aHold(0, METRO).signedBy(forger, Hold.PAYLOAD_TYPE).make());
        EnvelopeSigner inAnotherName = new EnvelopeSigner("bikes", KEYS.getPrivate());
        assertBookingRefused(
                RefusalCode.BAD_SIGNATURE,
                aHold(0, METRO).signedBy(inAnotherName, Hold.PAYLOAD_TYPE).make());
        EnvelopeSigner metro = new EnvelopeSigner("metro", KEYS.getPrivate());
        assertBookingRefused(
                RefusalCode.BAD_SIGNATURE,
                aHold(0, METRO).signedBy(metro, "commonway.ride.v1.RideQuote").make());
    }

    @Test
    void an_operator_must_be_registered() {
        assertBookingRefused(
                RefusalCode.OPERATOR_NOT_FOUND,
                aHold(0, new OperatorId("nobody")).make());
    }

    @Test
    void the_fare_is_the_sum_of_prices_of_one_currency() {
        Hold hold = aHold(0, METRO).make();
        for (long wrong : new long[] {149, 151, -150, Long.MAX_VALUE}) {
            assertRefused(
                    RefusalCode.FARE_MISMATCH, () -> BookingRules.book(withFare(hold, wrong, "EUR"), GATEWAY, facts));
        }
        assertRefused(
                RefusalCode.CURRENCY_MISMATCH, () -> BookingRules.book(withFare(hold, 150, "JPY"), GATEWAY, facts));
        assertBookingRefused(
                RefusalCode.CURRENCY_MISMATCH,
                aHold(0, METRO).make(),
                aHold(1, METRO).at(Money.of(1, "KWD")).make());
    }

    @Test
    void a_price_is_neither_negative_nor_beyond_counting() {
        assertBookingRefused(RefusalCode.NEGATIVE_PRICE, aHold(0, METRO).at(-1).make());
        assertThat(book(aHold(0, METRO).at(Hold.MOST_MINOR_UNITS).make())
                        .trip()
                        .fare()
                        .minorUnits())
                .isEqualTo(1_000_000_000_000L);
        assertBookingRefused(
                RefusalCode.INVALID_HOLD,
                aHold(0, METRO).at(Hold.MOST_MINOR_UNITS + 1).make());
    }

    @Test
    void legs_are_in_riding_order_and_may_touch() {
        assertBookingRefused(
                RefusalCode.LEGS_OUT_OF_ORDER,
                aHold(1, METRO).make(),
                aHold(0, METRO).make());
        assertBookingRefused(
                RefusalCode.LEGS_OUT_OF_ORDER,
                aHold(0, METRO).make(),
                aHold(1, METRO).in(START + HOUR - 1, START + 2 * HOUR).make());
        assertBookingRefused(
                RefusalCode.INVALID_HOLD, aHold(0, METRO).in(START, START).make());
    }

    @Test
    void nothing_is_booked_into_a_closed_period() {
        facts.closedUntilMillis = BOOKED_AT;
        assertThat(book(aHold(0, METRO).make()).isSomething()).isTrue();
        facts.closedUntilMillis = BOOKED_AT + 1;
        assertBookingRefused(RefusalCode.PERIOD_CLOSED, aHold(0, METRO).make());
    }

    @Test
    void ids_are_uuids_in_lower_case() {
        assertRefused(
                RefusalCode.INVALID_ARGUMENT, () -> new TripId(TRIP.value().toUpperCase(Locale.ROOT)));
        assertRefused(RefusalCode.INVALID_ARGUMENT, () -> new TripId(TRIP + "\n"));
        assertRefused(RefusalCode.INVALID_HOLD, () -> new HoldId(""));
    }

    @Test
    void a_leg_starts_its_life_not_started() {
        Trip trip = book(aHold(0, METRO).expiringAt(BOOKED_AT + MINUTE).make()).trip();
        assertThat(trip.legs().get(0).state().status()).isEqualTo(LegStatus.NOT_STARTED);
        assertThat(trip.legs().get(0).state().sinceMillis()).isEqualTo(BOOKED_AT);
    }

    private TripChange book(Hold... holds) {
        return bookings.book(holds);
    }

    private void assertBookingRefused(RefusalCode code, Hold... holds) {
        bookings.assertBookingRefused(code, holds);
    }

    private static BookingRequest withFare(Hold hold, long fare, String currency) {
        return new BookingRequest(TRIP, List.of(hold), Money.of(fare, currency), 300, HoldMaker.riderKey());
    }

    private static Hold[] legs(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> aHold(number, METRO).make())
                .toArray(Hold[]::new);
    }
}
