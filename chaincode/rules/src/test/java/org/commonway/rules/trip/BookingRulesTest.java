package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Envelope;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;
import org.commonway.rules.split.Share;
import org.commonway.rules.split.ShareRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingRulesTest {
    private static final long HOUR = 3_600_000;
    private static final KeyPair KEYS = SigningKeys.generate(new SecureRandom());
    private static final OperatorId METRO = new OperatorId("metro");
    private static final OperatorId BIKES = new OperatorId("bikes");
    private static final Gateway GATEWAY = new Gateway("demo", "CoopMSP");
    private static final String TRIP = "0b1f1d5e-57a6-4f0e-9a39-7f6f5c1f9b01";

    private final FixedFacts facts = new FixedFacts();

    @BeforeEach
    void two_operators_are_registered() {
        facts.nowMillis = HOUR;
        facts.keys.put(METRO, (ECPublicKey) KEYS.getPublic());
        facts.keys.put(BIKES, (ECPublicKey) KEYS.getPublic());
    }

    @Test
    void a_trip_over_two_operators_is_booked_and_split() {
        BookedTrip trip = book(List.of(metro(), bikes()), 435);
        assertThat(trip.status()).isEqualTo(new TripStatus.Confirmed(HOUR));
        assertThat(trip.termsVersion()).isEqualTo(3);
        assertThat(trip.gateway()).isEqualTo(GATEWAY);
        assertThat(trip.shares())
                .containsExactly(
                        new Share(ShareRole.OPERATOR, "bikes", Money.of(274, "EUR")),
                        new Share(ShareRole.OPERATOR, "metro", Money.of(144, "EUR")),
                        new Share(ShareRole.GATEWAY, "demo", Money.of(13, "EUR")),
                        new Share(ShareRole.CITY, "CityMSP", Money.of(4, "EUR")));
    }

    @Test
    void a_trip_has_one_to_twelve_legs() {
        assertRefused(RefusalCode.LEG_COUNT, List.of(), 0);
        List<Hold> twelve =
                IntStream.range(0, 12).mapToObj(BookingRulesTest::leg).toList();
        assertThat(book(twelve, 12 * 150).status().tompName()).isEqualTo("CONFIRMED");
        assertRefused(
                RefusalCode.LEG_COUNT,
                Stream.concat(twelve.stream(), Stream.of(leg(12))).toList(),
                13 * 150);
    }

    @Test
    void a_trip_is_booked_once() {
        facts.trips.add(new TripId(TRIP));
        assertRefused(RefusalCode.TRIP_EXISTS, List.of(metro()), 150);
    }

    @Test
    void a_hold_is_used_once() {
        facts.holds.add(metro().id());
        assertRefused(RefusalCode.HOLD_USED, List.of(metro()), 150);
    }

    @Test
    void a_hold_is_used_once_within_a_trip_too() {
        Hold again = change(metro(), hold -> with(hold, window(12, 13)));
        assertRefused(RefusalCode.HOLD_USED, List.of(metro(), again), 300);
    }

    @Test
    void a_hold_is_booked_with_the_trip_that_it_names() {
        Hold other = new Hold(
                metro().id(),
                TRIP.replace('0', '1'),
                METRO,
                metro().leg(),
                price(150),
                2 * HOUR,
                Optional.empty(),
                NONE);
        assertRefused(RefusalCode.HOLD_OF_ANOTHER_TRIP, List.of(signed(other)), 150);
    }

    @Test
    void a_hold_expires_at_its_very_millisecond() {
        facts.nowMillis = 2 * HOUR - 1;
        assertThat(book(List.of(metro()), 150).id().value()).isEqualTo(TRIP);
        facts.nowMillis = 2 * HOUR;
        assertRefused(RefusalCode.HOLD_EXPIRED, List.of(metro()), 150);
    }

    @Test
    void only_the_registered_key_signs() {
        Hold forged = signed(
                metro(),
                new EnvelopeSigner(
                        "metro", SigningKeys.generate(new SecureRandom()).getPrivate()));
        assertRefused(RefusalCode.BAD_SIGNATURE, List.of(forged), 150);
    }

    @Test
    void an_operator_signs_in_its_own_name() {
        Hold inAnotherName = signed(metro(), new EnvelopeSigner("bikes", KEYS.getPrivate()));
        assertRefused(RefusalCode.BAD_SIGNATURE, List.of(inAnotherName), 150);
    }

    @Test
    void only_holds_are_booked() {
        Envelope quote =
                new EnvelopeSigner("metro", KEYS.getPrivate()).sign("commonway.ride.v1.RideQuote", new byte[1]);
        assertRefused(RefusalCode.BAD_SIGNATURE, List.of(with(metro(), quote)), 150);
    }

    @Test
    void an_operator_must_be_registered() {
        facts.keys.remove(METRO);
        assertRefused(RefusalCode.OPERATOR_NOT_FOUND, List.of(metro()), 150);
    }

    @Test
    void the_fare_is_the_sum_of_the_prices() {
        assertRefused(RefusalCode.FARE_MISMATCH, List.of(metro(), bikes()), 434);
        assertRefused(RefusalCode.FARE_MISMATCH, List.of(metro(), bikes()), 436);
    }

    @Test
    void prices_that_overflow_are_refused() {
        Hold dear = change(metro(), hold -> with(hold, price(Long.MAX_VALUE)));
        assertRefused(RefusalCode.FARE_MISMATCH, List.of(dear, bikes()), Long.MAX_VALUE);
        assertThat(book(List.of(dear), Long.MAX_VALUE).shares()).hasSize(3);
    }

    @Test
    void a_price_is_zero_or_more() {
        assertThat(book(List.of(change(metro(), hold -> with(hold, price(0)))), 0)
                        .shares())
                .hasSize(3);
        assertRefused(RefusalCode.NEGATIVE_PRICE, List.of(change(metro(), hold -> with(hold, price(-1)))), -1);
    }

    @Test
    void a_trip_is_paid_in_one_currency() {
        Hold yen = change(metro(), hold -> with(hold, Money.of(150, "JPY")));
        assertRefused(RefusalCode.CURRENCY_MISMATCH, List.of(yen), 150);
    }

    @Test
    void the_commission_stays_under_the_ceiling() {
        assertThat(book(List.of(metro()), 150, 500).shares()).hasSize(3);
        assertRefused(RefusalCode.COMMISSION_TOO_HIGH, List.of(metro()), 150, 501);
        assertRefused(RefusalCode.COMMISSION_TOO_HIGH, List.of(metro()), 150, -1);
    }

    @Test
    void legs_are_in_riding_order_and_may_touch() {
        assertRefused(RefusalCode.LEGS_OUT_OF_ORDER, List.of(bikes(), metro()), 435);
        Hold early = change(bikes(), hold -> with(hold, new TimeWindow(11 * HOUR - 1, 12 * HOUR)));
        assertRefused(RefusalCode.LEGS_OUT_OF_ORDER, List.of(metro(), early), 435);
        Hold touching = change(bikes(), hold -> with(hold, window(11, 12)));
        assertThat(book(List.of(metro(), touching), 435).shares()).hasSize(4);
    }

    @Test
    void a_leg_takes_some_time() {
        assertRefused(RefusalCode.INVALID_HOLD, List.of(change(metro(), hold -> with(hold, window(10, 10)))), 150);
        assertRefused(RefusalCode.INVALID_HOLD, List.of(change(metro(), hold -> with(hold, window(11, 10)))), 150);
        assertRefused(
                RefusalCode.INVALID_HOLD,
                List.of(change(metro(), hold -> with(hold, new TimeWindow(-1, Long.MAX_VALUE)))),
                150);
    }

    @Test
    void a_claim_is_of_something_and_at_most_a_day_long() {
        assertThat(book(List.of(claiming("bike 1", window(1, 25))), 285).shares())
                .hasSize(3);
        assertRefused(RefusalCode.INVALID_CLAIM, List.of(claiming("bike 1", new TimeWindow(HOUR, 25 * HOUR + 1))), 285);
        assertRefused(RefusalCode.INVALID_CLAIM, List.of(claiming("bike 1", window(2, 2))), 285);
        assertRefused(RefusalCode.INVALID_CLAIM, List.of(claiming("", window(1, 2))), 285);
        assertRefused(RefusalCode.INVALID_CLAIM, List.of(claiming("a\u0000", window(1, 2))), 285);
        assertRefused(RefusalCode.INVALID_CLAIM, List.of(claiming("a".repeat(129), window(1, 2))), 285);
        TimeWindow longest = new TimeWindow(Long.MIN_VALUE, Long.MAX_VALUE);
        assertRefused(RefusalCode.INVALID_CLAIM, List.of(claiming("bike 1", longest)), 285);
    }

    @Test
    void an_asset_has_one_claim_at_a_time() {
        facts.claims.put("bikes/bike 1", window(12, 13));
        assertRefused(
                RefusalCode.ASSET_TAKEN, List.of(claiming("bike 1", new TimeWindow(11 * HOUR, 12 * HOUR + 1))), 285);
        assertRefused(
                RefusalCode.ASSET_TAKEN, List.of(claiming("bike 1", new TimeWindow(13 * HOUR - 1, 14 * HOUR))), 285);
        assertThat(book(List.of(claiming("bike 1", window(11, 12))), 285).shares())
                .hasSize(3);
        assertThat(book(List.of(claiming("bike 1", window(13, 14))), 285).shares())
                .hasSize(3);
        assertThat(book(List.of(claiming("bike 2", window(12, 13))), 285).shares())
                .hasSize(3);
    }

    @Test
    void a_trip_does_not_claim_the_same_asset_twice_at_once() {
        Hold first = claiming("bike 1", window(11, 13));
        Hold second = signed(new Hold(
                new HoldId("33333333-57a6-4f0e-9a39-7f6f5c1f9b01"),
                TRIP,
                BIKES,
                legIn(window(12, 13)),
                price(100),
                2 * HOUR,
                Optional.of(new Claim("bike 1", window(12, 14))),
                NONE));
        assertRefused(RefusalCode.ASSET_TAKEN, List.of(first, second), 385);
    }

    @Test
    void a_trip_is_cancelled_once_and_by_its_gateway() {
        BookedTrip trip = book(List.of(metro()), 150);
        BookedTrip cancelled = trip.cancelledBy(GATEWAY, 7 * HOUR);
        assertThat(cancelled.status()).isEqualTo(new TripStatus.Cancelled(HOUR, 7 * HOUR));
        assertThat(cancelled.status().tompName()).isEqualTo("CANCELLED");
        assertThat(cancelled.shares()).isEqualTo(trip.shares());
        assertCode(RefusalCode.NOT_YOUR_TRIP, () -> trip.cancelledBy(new Gateway("demo", "CityMSP"), HOUR));
        assertCode(RefusalCode.NOT_YOUR_TRIP, () -> trip.cancelledBy(new Gateway("other", "CoopMSP"), HOUR));
        assertCode(RefusalCode.TRIP_NOT_CANCELLABLE, () -> cancelled.cancelledBy(GATEWAY, HOUR));
    }

    @Test
    void ids_are_uuids_in_lower_case() {
        assertCode(RefusalCode.INVALID_ARGUMENT, () -> new TripId(TRIP.toUpperCase(java.util.Locale.ROOT)));
        assertCode(RefusalCode.INVALID_ARGUMENT, () -> new TripId(TRIP + "\n"));
        assertCode(RefusalCode.INVALID_HOLD, () -> new HoldId(""));
    }

    private static final Envelope NONE = new Envelope("", new byte[0], "", new byte[0]);

    private BookedTrip book(List<Hold> holds, long fare) {
        return book(holds, fare, 300);
    }

    private BookedTrip book(List<Hold> holds, long fare, int commissionBps) {
        return BookingRules.book(
                new BookingRequest(new TripId(TRIP), holds, price(fare), commissionBps), GATEWAY, facts);
    }

    private void assertRefused(RefusalCode code, List<Hold> holds, long fare) {
        assertRefused(code, holds, fare, 300);
    }

    private void assertRefused(RefusalCode code, List<Hold> holds, long fare, int commissionBps) {
        assertCode(code, () -> book(holds, fare, commissionBps));
    }

    private static void assertCode(RefusalCode code, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.sentence()).matches("(?s)[A-Z].*; .*\\.");
        });
    }

    private static Hold metro() {
        return signed(new Hold(
                new HoldId("11111111-57a6-4f0e-9a39-7f6f5c1f9b01"),
                TRIP,
                METRO,
                legIn(window(10, 11)),
                price(150),
                2 * HOUR,
                Optional.empty(),
                NONE));
    }

    private static Hold bikes() {
        return claiming("bike 7", window(12, 13));
    }

    private static Hold claiming(String asset, TimeWindow window) {
        return signed(new Hold(
                new HoldId("22222222-57a6-4f0e-9a39-7f6f5c1f9b01"),
                TRIP,
                BIKES,
                legIn(window(11, 12)),
                price(285),
                2 * HOUR,
                Optional.of(new Claim(asset, window)),
                NONE));
    }

    private static Hold leg(int number) {
        return signed(new Hold(
                new HoldId(String.format("%08d-57a6-4f0e-9a39-7f6f5c1f9b01", number)),
                TRIP,
                METRO,
                legIn(window(10 + number, 11 + number)),
                price(150),
                2 * HOUR,
                Optional.empty(),
                NONE));
    }

    private static Leg legIn(TimeWindow window) {
        return new Leg(window, new Leg.Position(411_000_000, -86_000_000), new Leg.Position(0, 0), "T1", "A", "B");
    }

    private static TimeWindow window(long fromHour, long toHour) {
        return new TimeWindow(fromHour * HOUR, toHour * HOUR);
    }

    private static Money price(long minorUnits) {
        return Money.of(minorUnits, "EUR");
    }

    private static Hold change(Hold hold, UnaryOperator<Hold> change) {
        return signed(change.apply(hold));
    }

    private static Hold with(Hold hold, Money price) {
        return new Hold(
                hold.id(),
                hold.tripId(),
                hold.operatorId(),
                hold.leg(),
                price,
                hold.expiresAtMillis(),
                hold.claim(),
                NONE);
    }

    private static Hold with(Hold hold, TimeWindow window) {
        return new Hold(
                hold.id(),
                hold.tripId(),
                hold.operatorId(),
                legIn(window),
                hold.price(),
                hold.expiresAtMillis(),
                hold.claim(),
                NONE);
    }

    private static Hold with(Hold hold, Envelope envelope) {
        return new Hold(
                hold.id(),
                hold.tripId(),
                hold.operatorId(),
                hold.leg(),
                hold.price(),
                hold.expiresAtMillis(),
                hold.claim(),
                envelope);
    }

    private static Hold signed(Hold hold) {
        return signed(hold, new EnvelopeSigner(hold.operatorId().value(), KEYS.getPrivate()));
    }

    private static Hold signed(Hold hold, EnvelopeSigner signer) {
        return with(
                hold, signer.sign("commonway.hold.v1.Hold", hold.id().value().getBytes(StandardCharsets.UTF_8)));
    }
}
