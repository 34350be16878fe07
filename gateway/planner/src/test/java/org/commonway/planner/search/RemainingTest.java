package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.network.DayNetwork;

/** What a search takes for granted of what is still ahead, and how it looks up trips. */
class RemainingTest {
    @Property(tries = 1_000)
    void no_trip_that_is_found_takes_less_than_what_was_said_to_be_ahead_at_each_stop_where_it_gets_off(
            @ForAll long seed) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        Window window = Window.of(RandomProblems.MORNING, RandomProblems.MORNING + 1_800);
        Precision exact = new Precision(PriceCount.WITH_TICKETS, 0, 0, false, -1);
        Remaining seconds = bounds(problem, Remaining.seconds(problem));
        Remaining walking = bounds(problem, Remaining.walking(problem, exact));
        Remaining co2 = bounds(problem, Remaining.co2(problem, exact));

        for (Journey trip : RestrictedPareto.search(problem, EnumSet.allOf(Criterion.class), window)) {
            int grams = trip.egress().co2Grams();
            for (int i = trip.rides().size() - 1; i >= 0; i--) {
                Journey.Ride ride = trip.rides().get(i);
                int stop = problem.day().stop(ride.pattern(), ride.alight());
                int more = trip.rides().size() - 1 - i;
                int off = problem.day().arrival(ride.pattern(), ride.trip(), ride.alight());
                assertThat(seconds.after(more)[stop])
                        .isLessThanOrEqualTo(trip.totals().arrival() - off);
                assertThat(walking.after(more)[stop])
                        .isLessThanOrEqualTo(
                                trip.totals().walkMetres() - trip.access().walkMetres());
                assertThat(co2.after(more)[stop]).isLessThanOrEqualTo(grams);
                grams += problem.gramsTo(ride.pattern(), ride.alight()) - problem.gramsTo(ride.pattern(), ride.board());
            }
        }
    }

    private static Remaining bounds(SearchProblem problem, Remaining.Cost cost) {
        boolean[] everywhere = new boolean[problem.network().stopCount()];
        Arrays.fill(everywhere, true);
        return new Remaining(problem, cost, everywhere, SearchProblem.MAX_BOARDINGS - 1);
    }

    @Property(tries = 1_000)
    void a_guess_makes_no_difference_to_which_trip_is_caught(
            @ForAll long seed, @ForAll @IntRange(max = 7_200) int after, @ForAll @IntRange(max = 100) int guess) {
        DayNetwork day = RandomProblems.of(new Random(seed)).day();
        int time = RandomProblems.MORNING + after;
        for (int pattern = 0; pattern < day.patternCount(); pattern++) {
            int trips = day.trips(pattern);
            for (int position = 0; position < day.length(pattern); position++) {
                int first = 0;
                int last = -1;
                for (int trip = 0; trip < trips; trip++) {
                    first += day.departure(pattern, trip, position) < time ? 1 : 0;
                    last += day.arrival(pattern, trip, position) <= time ? 1 : 0;
                }
                int near = guess % (trips + 1);
                assertThat(day.firstTripNear(pattern, position, time, near)).isEqualTo(first);
                assertThat(day.lastTripBy(pattern, position, time, near - 1)).isEqualTo(Math.max(near - 1, last));
            }
        }
    }
}
