package org.commonway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.Likelihoods;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.WalkLeg;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.request.Timing;
import org.junit.jupiter.api.Test;

/** Leafing through a day: what is asked for before and after a search. */
class NeighboursTest {
    private static final Instant EIGHT = Instant.parse("2024-05-14T08:00:00Z");
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Timing LEAVING = new Timing(EIGHT, Timing.End.DEPART_AT, HALF_HOUR);
    private static final Timing ARRIVING = new Timing(EIGHT, Timing.End.ARRIVE_BY, HALF_HOUR);

    private static PlanOption option(int leaves, int arrives) {
        Place here = new Place("", new Coordinate(41, -8));
        LegPath path = new LegPath(here, here, minute(leaves), minute(arrives), 100, List.of(here.coordinate()));
        return new PlanOption(
                new Itinerary(List.of(new WalkLeg(path)), Currency.getInstance("EUR")),
                Set.of(),
                "On foot.",
                Likelihoods.none());
    }

    private static Instant minute(int after) {
        return EIGHT.plus(Duration.ofMinutes(after));
    }

    @Test
    void later_begins_after_the_last_departure_that_was_shown_and_earlier_a_window_before() {
        List<PlanOption> shown = List.of(option(5, 30), option(22, 40));

        assertThat(Neighbours.later(LEAVING, shown).moment()).isEqualTo(minute(23));
        assertThat(Neighbours.earlier(LEAVING, shown).moment()).isEqualTo(minute(-30));
    }

    @Test
    void for_who_must_arrive_earlier_ends_before_the_first_arrival_that_was_shown() {
        List<PlanOption> shown = List.of(option(-40, -2), option(-60, -20));

        assertThat(Neighbours.earlier(ARRIVING, shown))
                .isEqualTo(new Timing(minute(-21), Timing.End.ARRIVE_BY, HALF_HOUR));
        assertThat(Neighbours.later(ARRIVING, shown).moment()).isEqualTo(minute(30));
    }

    @Test
    void where_nothing_goes_one_leafs_on_all_the_same() {
        assertThat(Neighbours.later(LEAVING, List.of()).moment()).isAfter(minute(29));
        assertThat(Neighbours.earlier(ARRIVING, List.of()).moment()).isBefore(minute(0));
    }
}
