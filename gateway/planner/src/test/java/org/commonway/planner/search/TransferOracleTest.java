package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.search.EveryTrip.Trip;

/**
 * The search against brute force over small random networks in which rules for changing name stops, a station, lines and
 * trips, and in which riders may stay on board where a trip goes on as another.
 */
class TransferOracleTest {
    private static final int FIRST = RandomProblems.MORNING;

    @Property(tries = 3_000)
    void with_rules_and_stays_on_board_nothing_is_lost_in_the_steps_that_count(
            @ForAll long seed, @ForAll boolean window) {
        SearchProblem problem = RuledProblems.of(new Random(seed));
        int last = OracleTest.last(seed, window);
        List<Trip> all = EveryRide.of(problem, FIRST);
        List<Trip> found = OracleTest.search(problem, all, last);

        List<Trip> restricted = new Rule(all, Window.of(FIRST, last)).restricted();
        assertThat(restricted).containsAll(found);
        for (Trip trip : restricted) {
            assertThat(restricted.stream().filter(other -> OracleTest.isNoWorseInSteps(other, trip, last)))
                    .as("something as good as %s, last departure %s", trip, last)
                    .anyMatch(as -> found.stream().anyMatch(other -> OracleTest.isNoWorse(other, as)));
        }
    }

    @Property(tries = 3_000)
    void with_rules_and_stays_on_board_the_best_of_each_single_criterion_is_exact(
            @ForAll long seed, @ForAll boolean window) {
        SearchProblem problem = RuledProblems.of(new Random(seed));
        int last = OracleTest.last(seed, window);
        List<Trip> all = EveryRide.of(problem, FIRST);
        List<Trip> restricted = new Rule(all, Window.of(FIRST, last)).restricted();
        List<Trip> found = OracleTest.search(problem, all, last);

        OracleTest.assertBestOfEach(found, restricted);
    }

    @Property(tries = 3_000)
    void with_rules_and_stays_on_board_the_earliest_arrivals_are_exact(@ForAll long seed) {
        SearchProblem problem = RuledProblems.of(new Random(seed));
        int[] arrivals = EarliestArrival.search(problem, problem.access(), FIRST);
        List<Trip> all = EveryRide.of(problem, FIRST);
        OracleTest.assertEarliestArrivals(arrivals, all);
    }
}
