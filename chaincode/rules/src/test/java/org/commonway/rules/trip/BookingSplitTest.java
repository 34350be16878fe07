package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.commonway.rules.trip.HoldMaker.BIKES;
import static org.commonway.rules.trip.HoldMaker.METRO;
import static org.commonway.rules.trip.HoldMaker.TRIP;
import static org.commonway.rules.trip.HoldMaker.aHold;
import static org.commonway.rules.trip.LiveTrip.GATEWAY;
import static org.commonway.rules.trip.Refusals.assertRefused;

import java.util.List;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.Mode;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.split.Share;
import org.commonway.rules.split.ShareRole;
import org.commonway.rules.terms.LevyRule;
import org.commonway.rules.terms.Terms;
import org.commonway.rules.terms.TermsProposal;
import org.junit.jupiter.api.Test;

/** Who is owed what of a fare, from the moment that it is booked. */
class BookingSplitTest {
    private final FixedFacts facts = LiveTrip.ledger();
    private final Bookings bookings = new Bookings(facts);

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
    void a_commission_is_under_the_ceiling() {
        for (int wrong : new int[] {-1, 501, Integer.MAX_VALUE}) {
            Hold hold = aHold(0, METRO).make();
            BookingRequest request = new BookingRequest(TRIP, List.of(hold), hold.price(), wrong, HoldMaker.riderKey());
            assertRefused(RefusalCode.COMMISSION_TOO_HIGH, () -> BookingRules.book(request, GATEWAY, facts));
        }
    }

    private TripChange book(Hold... holds) {
        return bookings.book(holds);
    }

    private static List<Long> amounts(Trip trip, int leg) {
        return trip.legs().get(leg).sharesOfPrice().stream()
                .map(share -> share.amount().minorUnits())
                .toList();
    }
}
