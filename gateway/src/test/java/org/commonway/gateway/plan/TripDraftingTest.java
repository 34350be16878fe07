package org.commonway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.gateway.booking.LegDraft;
import org.commonway.planner.itinerary.CallTime;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.LegCost;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.Likelihoods;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;
import org.commonway.planner.itinerary.Wheelchair;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.request.Timing;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

class TripDraftingTest {
    private static final Instant EIGHT = Instant.parse("2024-05-14T08:00:00Z");
    private static final Place HERE = new Place("Here", new Coordinate(41, -8));

    @Test
    void a_leg_on_which_the_rider_stays_on_board_is_drafted_as_such() {
        Itinerary itinerary = new Itinerary(
                List.of(bus("there", 0, 150, false), bus("on", 10, 0, true)), Currency.getInstance("EUR"));
        ShownPlan.Option option =
                new ShownPlan.Option("o1", new PlanOption(itinerary, Set.of(), "", Likelihoods.none()));
        Timing now = new Timing(EIGHT, Timing.End.DEPART_AT, Duration.ZERO);
        ShownPlan plan = new ShownPlan(
                "city",
                "plan",
                EIGHT,
                HERE,
                HERE,
                1,
                List.of(option),
                now,
                now,
                List.of(),
                Optional.empty(),
                Map.of(),
                "5e");

        assertThat(new TripDrafting(plan).draft(option, "[]").legs())
                .extracting(LegDraft::request)
                .extracting(request -> request.getTimetable().getGtfsTripId() + " "
                        + request.getTimetable().getStayOnBoard())
                .containsExactly("there false", "on true");
    }

    private static Leg bus(String tripId, int minutes, int cents, boolean stayOnBoard) {
        Instant from = EIGHT.plusSeconds(60L * minutes);
        Instant to = from.plusSeconds(600);
        return new TransitLeg(
                "bus",
                Mode.BUS,
                new LegPath(HERE, HERE, from, to, 100, List.of()),
                new LegCost(Optional.of(Money.of(cents, "EUR")), 0),
                new TransitService(
                        tripId,
                        LocalDate.of(2024, 5, 14),
                        Optional.empty(),
                        new TransitService.Line("1", "1", "", "FFFFFF", "000000"),
                        "",
                        call(from),
                        call(to),
                        0,
                        stayOnBoard ? OptionalInt.of(0) : OptionalInt.empty(),
                        Wheelchair.UNKNOWN,
                        stayOnBoard));
    }

    private static TransitService.StopCall call(Instant time) {
        return new TransitService.StopCall("s", 1, new CallTime(Optional.of(time), time, true));
    }
}
