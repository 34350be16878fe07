package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
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

        assertThat(found.isEmpty()).isEqualTo(restricted.isEmpty());
        List<ToIntFunction<Trip>> criteria = List.of(Trip::price, Trip::co2, Trip::walk, Trip::time, Trip::vehicles);
        for (ToIntFunction<Trip> criterion : criteria) {
            assertThat(found.stream().mapToInt(criterion).min())
                    .as("criterion %s", criteria.indexOf(criterion))
                    .isEqualTo(restricted.stream().mapToInt(criterion).min());
        }
    }

    @Property(tries = 3_000)
    void with_rules_and_stays_on_board_the_earliest_arrivals_are_exact(@ForAll long seed) {
        SearchProblem problem = RuledProblems.of(new Random(seed));
        int[] arrivals = EarliestArrival.search(problem, problem.access(), FIRST);
        List<Trip> all = EveryRide.of(problem, FIRST);
        for (int boardings = 1; boardings <= SearchProblem.MAX_BOARDINGS; boardings++) {
            int most = boardings;
            int best = all.stream()
                    .filter(trip -> trip.boardings() <= most)
                    .mapToInt(Trip::time)
                    .min()
                    .orElse(SearchProblem.NEVER);
            assertThat(arrivals[boardings]).isEqualTo(best);
        }
    }
}
