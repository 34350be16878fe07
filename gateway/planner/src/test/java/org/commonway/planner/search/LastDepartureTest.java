package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.search.EveryTrip.Trip;

/** Searches that must arrive by a moment, against brute force over small random networks. */
class LastDepartureTest {
    private static final int FIRST = RandomProblems.MORNING;
    private static final int HOUR = 3_600;

    @Property(tries = 2_000)
    void the_last_departure_that_arrives_in_time_is_exact(@ForAll long seed) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        int deadline = deadline(seed);

        assertThat(LastDeparture.of(problem, deadline))
                .isEqualTo(EveryTrip.of(problem, FIRST - HOUR).stream()
                        .filter(trip -> trip.time() <= deadline)
                        .mapToInt(Trip::departure)
                        .max());
    }

    @Property(tries = 1_000)
    void who_leaves_then_arrives_in_time_and_who_must_arrive_then_leaves_then(@ForAll long seed) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        OptionalInt last = LastDeparture.of(problem, deadline(seed));
        if (last.isPresent()) {
            int arrival =
                    EarliestArrival.search(problem, problem.access(), last.getAsInt())[SearchProblem.MAX_BOARDINGS];
            assertThat(arrival).isLessThanOrEqualTo(deadline(seed));
            assertThat(LastDeparture.of(problem, arrival)).isEqualTo(last);
        }
    }

    @Property(tries = 1_000)
    void within_the_last_departures_all_that_arrive_in_time_and_keep_to_the_rule_are_found(@ForAll long seed) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        int deadline = deadline(seed);
        int last = LastDeparture.of(problem, deadline).orElse(FIRST);
        Window window = Window.endingWith(last, Math.floorMod(seed, 2_400), deadline);
        List<Trip> all = EveryTrip.of(problem, window.first());
        List<Trip> restricted = new Rule(all, window).restricted();
        List<Journey.Totals> found = RestrictedPareto.search(problem, Set.of(Criterion.values()), window).stream()
                .map(Journey::totals)
                .toList();

        assertThat(found.isEmpty()).isEqualTo(restricted.isEmpty());
        assertThat(found).allMatch(trip -> trip.arrival() <= deadline);
        compare(found, Journey.Totals::arrival, restricted, Trip::time);
        compare(found, Journey.Totals::vehicles, restricted, Trip::vehicles);
        compare(found, Journey.Totals::price, restricted, Trip::price);
        compare(found, Journey.Totals::co2Grams, restricted, Trip::co2);
        compare(found, Journey.Totals::walkMetres, restricted, Trip::walk);
    }

    private static void compare(
            List<Journey.Totals> found,
            ToIntFunction<Journey.Totals> ofFound,
            List<Trip> restricted,
            ToIntFunction<Trip> ofTrip) {
        assertThat(found.stream().mapToInt(ofFound).min())
                .isEqualTo(restricted.stream().mapToInt(ofTrip).min());
    }

    private static int deadline(long seed) {
        return FIRST + (int) Math.floorMod(seed, 2L * HOUR);
    }
}
