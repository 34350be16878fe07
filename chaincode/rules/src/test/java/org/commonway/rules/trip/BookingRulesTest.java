package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.commonway.rules.trip.HoldMaker.BIKES;
import static org.commonway.rules.trip.HoldMaker.BOOKED_AT;
import static org.commonway.rules.trip.HoldMaker.DAY;
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
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.Claim;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.Mode;
import org.commonway.rules.hold.TimeWindow;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.leg.LegStatus;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;
import org.commonway.rules.split.Share;
import org.commonway.rules.split.ShareRole;
import org.commonway.rules.terms.LevyRule;
import org.commonway.rules.terms.Terms;
import org.commonway.rules.terms.TermsProposal;
import org.junit.jupiter.api.Test;

class BookingRulesTest {
    private final FixedFacts facts = LiveTrip.ledger();

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
    void every_leg_is_split_on_its_own() {
        Trip trip = book(aHold(0, METRO).make(), aHold(1, BIKES).at(285).make()).trip();
        assertThat(trip.legs().get(0).sharesOfPrice())
                .extracting(Share::role, Share::partyId, share -> share.amount().minorUnits())
                .containsExactly(
                        tuple(ShareRole.OPERATOR, "metro", 145L),
                        tuple(ShareRole.GATEWAY, "demo", 4L),
                        tuple(ShareRole.CITY, "CityMSP", 1L));
        assertThat(trip.legs().get(1).sharesNow())
                .extracting(share -> share.amount().minorUnits())
                .containsExactly(275L, 8L, 2L);
    }

    @Test
    void a_free_trip_moves_nothing_and_is_booked_all_the_same() {
        TripChange booked = book(aHold(0, METRO).at(0).make());
        assertThat(booked.entry()).isEmpty();
        assertThat(booked.isSomething()).isTrue();
        assertThat(booked.trip().journal()).isEqualTo(new TripJournal(0, BOOKED_AT));
    }

    @Test
    void the_levy_goes_by_the_mode_and_vat_by_who_is_registered() {
        facts.terms = new Terms(
                3,
                "CityMSP",
                0,
                new TermsProposal(500, 100, List.of(new LevyRule("bus-bonus", Mode.SHUTTLE, -1_000)), 14, true));
        Trip trip = book(
                        aHold(0, METRO).at(1_060).under(HoldMaker.withVat(600)).make(),
                        aHold(1, BIKES)
                                .by(Mode.SHUTTLE)
                                .at(1_060)
                                .under(HoldMaker.withVat(600))
                                .make(),
                        aHold(2, BIKES)
                                .by(Mode.BICYCLE)
                                .at(1_060)
                                .under(HoldMaker.withVat(600))
                                .make())
                .trip();
        assertThat(amounts(trip, 0)).containsExactly(1_019L, 31L, 10L);
        assertThat(trip.legs().get(0).sharesOfPrice().get(0).vatWithin()).isEqualTo(Money.of(60, "EUR"));
        assertThat(amounts(trip, 1)).containsExactly(1_060 - 31 + 106 - 60L, 31L, -106L, 60L);
        assertThat(trip.legs().get(1).split().levy().ruleId()).isEqualTo("bus-bonus");
        assertThat(amounts(trip, 2)).containsExactly(1_019L, 31L, 10L);
        assertThat(trip.legs().get(2).sharesOfPrice().get(0).vatWithin()).isEqualTo(Money.of(0, "EUR"));
    }

    @Test
    void an_operator_is_never_left_with_less_than_nothing() {
        facts.terms = new Terms(3, "CityMSP", 0, new TermsProposal(9_000, 1_000, List.of(), 14, true));
        Hold shuttle =
                aHold(0, BIKES).by(Mode.SHUTTLE).under(HoldMaker.withVat(600)).make();
        BookingRequest greedy =
                new BookingRequest(TRIP, List.of(shuttle), shuttle.price(), 9_000, HoldMaker.riderKey());
        assertRefused(RefusalCode.SPLIT_ABOVE_PRICE, () -> BookingRules.book(greedy, GATEWAY, facts));
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
    void a_commission_is_under_the_ceiling() {
        for (int wrong : new int[] {-1, 501, Integer.MAX_VALUE}) {
            Hold hold = aHold(0, METRO).make();
            BookingRequest request = new BookingRequest(TRIP, List.of(hold), hold.price(), wrong, HoldMaker.riderKey());
            assertRefused(RefusalCode.COMMISSION_TOO_HIGH, () -> BookingRules.book(request, GATEWAY, facts));
        }
    }

    @Test
    void nothing_is_booked_into_a_closed_period() {
        facts.closedUntilMillis = BOOKED_AT;
        assertThat(book(aHold(0, METRO).make()).isSomething()).isTrue();
        facts.closedUntilMillis = BOOKED_AT + 1;
        assertBookingRefused(RefusalCode.PERIOD_CLOSED, aHold(0, METRO).make());
    }

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
        return BookingRules.book(request(holds), GATEWAY, facts);
    }

    private void assertBookingRefused(RefusalCode code, Hold... holds) {
        assertRefused(code, () -> book(holds));
    }

    private static BookingRequest request(Hold... holds) {
        long sum = 0;
        for (Hold hold : holds) {
            sum += hold.price().minorUnits();
        }
        return new BookingRequest(TRIP, List.of(holds), Money.of(sum, "EUR"), 300, HoldMaker.riderKey());
    }

    private static BookingRequest requestFor(TripId id, Hold hold) {
        return new BookingRequest(id, List.of(hold), hold.price(), 300, HoldMaker.riderKey());
    }

    private static BookingRequest withFare(Hold hold, long fare, String currency) {
        return new BookingRequest(TRIP, List.of(hold), Money.of(fare, currency), 300, HoldMaker.riderKey());
    }

    private static Hold[] legs(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> aHold(number, METRO).make())
                .toArray(Hold[]::new);
    }

    private static List<Long> amounts(Trip trip, int leg) {
        return trip.legs().get(leg).sharesOfPrice().stream()
                .map(share -> share.amount().minorUnits())
                .toList();
    }
}
