package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.search.EveryTrip.Trip;

/** The search against brute force over small random networks. */
class OracleTest {
    private static final int FIRST = RandomProblems.MORNING;
    private static final Set<Criterion> ALL = Set.of(Criterion.values());

    @Property(tries = 2_000)
    void nothing_of_the_restricted_set_is_lost_in_the_steps_that_count(@ForAll long seed, @ForAll boolean window) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        int last = last(seed, window);
        List<Trip> all = EveryTrip.of(problem, FIRST);
        List<Trip> found = search(problem, all, last);

        List<Trip> restricted = new Rule(all, Window.of(FIRST, last)).restricted();
        for (Trip trip : restricted) {
            // What is as good in steps may itself have given way to what is exactly as good.
            assertThat(restricted.stream().filter(other -> isNoWorseInSteps(other, trip, last)))
                    .as("something as good as %s, last departure %s", trip, last)
                    .anyMatch(as -> found.stream().anyMatch(other -> isNoWorse(other, as)));
        }
    }

    @Property(tries = 2_000)
    void the_best_of_each_single_criterion_is_exact(@ForAll long seed, @ForAll boolean window) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        int last = last(seed, window);
        List<Trip> all = EveryTrip.of(problem, FIRST);
        List<Trip> restricted = new Rule(all, Window.of(FIRST, last)).restricted();
        List<Trip> found = search(problem, all, last);

        assertBestOfEach(found, restricted);
    }

    @Property(tries = 1_000)
    void nobody_is_there_before_the_fastest_that_is_found(@ForAll long seed) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        List<Trip> all = EveryTrip.of(problem, FIRST);

        assertThat(search(problem, all, last(seed, true)).stream()
                        .mapToInt(Trip::time)
                        .min())
                .isEqualTo(all.stream().mapToInt(Trip::time).min());
    }

    @Property(tries = 1_000)
    void with_fewer_criteria_nothing_of_those_is_lost(@ForAll long seed, @ForAll Criterion criterion) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        int last = last(seed, true);
        List<Trip> all = EveryTrip.of(problem, FIRST);
        List<Trip> found = tripsOf(RestrictedPareto.search(problem, Set.of(criterion), Window.of(FIRST, last)), all);

        ToIntFunction<Trip> steps = switch (criterion) {
            case PRICE -> Trip::price;
            case CO2 -> Trip::co2Steps;
            case WALKING -> Trip::walkSteps;
        };
        List<Trip> restricted = new Rule(all, Window.of(FIRST, last)).restricted();
        for (Trip trip : restricted) {
            assertThat(restricted.stream()
                            .filter(other -> other.isNoLaterNorLonger(trip, FIRST, last)
                                    && steps.applyAsInt(other) <= steps.applyAsInt(trip)))
                    .as("something as good as %s", trip)
                    .anyMatch(as -> found.stream().anyMatch(other -> isNoWorse(other, as)));
        }
    }

    @Property(tries = 1_000)
    void what_is_found_keeps_to_the_rule_and_nothing_makes_it_needless(@ForAll long seed, @ForAll boolean window) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        int last = last(seed, window);
        List<Trip> all = EveryTrip.of(problem, FIRST);
        List<Trip> found = search(problem, all, last);

        assertThat(new Rule(all, Window.of(FIRST, last)).restricted()).containsAll(found);
        found = found.stream().map(Trip::exactly).distinct().toList();
        for (int i = 0; i < found.size(); i++) {
            for (int j = 0; j < found.size(); j++) {
                assertThat(i != j && isNoWorse(found.get(j), found.get(i)))
                        .as("%s beside %s", found.get(i), found.get(j))
                        .isFalse();
            }
        }
    }

    @Property(tries = 1_000)
    void the_earliest_arrival_for_each_number_of_boardings_is_exact(@ForAll long seed) {
        SearchProblem problem = RandomProblems.of(new Random(seed));
        int[] arrivals = EarliestArrival.search(problem, problem.access(), FIRST);
        List<Trip> all = EveryTrip.of(problem, FIRST);
        assertEarliestArrivals(arrivals, all);
    }

    @Property(tries = 300)
    void a_ticket_for_changes_never_makes_a_trip_dearer(@ForAll long seed) {
        List<Journey> without =
                RestrictedPareto.search(RandomProblems.of(new Random(seed)), ALL, Window.of(FIRST, FIRST));
        List<Journey> with =
                RestrictedPareto.search(RandomProblems.of(new Random(seed), 1_800), ALL, Window.of(FIRST, FIRST));

        assertThat(with.isEmpty()).isEqualTo(without.isEmpty());
        for (Journey trip : without) {
            assertThat(with)
                    .anyMatch(other -> other.totals().price() <= trip.totals().price()
                            && other.totals().arrival() <= trip.totals().arrival()
                            && other.totals().vehicles() <= trip.totals().vehicles());
        }
    }

    /** The end of the window: none, a part of a quarter of an hour, or several of them. */
    static int last(long seed, boolean window) {
        return window ? FIRST + (int) Math.floorMod(seed, 6_000L) : FIRST;
    }

    static List<Trip> search(SearchProblem problem, List<Trip> all, int last) {
        return tripsOf(RestrictedPareto.search(problem, ALL, Window.of(FIRST, last)), all);
    }

    /** The trips behind these journeys, each of which brute force must know. */
    private static List<Trip> tripsOf(List<Journey> journeys, List<Trip> all) {
        BiPredicate<Journey, Trip> same = (journey, trip) -> journey.departure() == trip.departure()
                && journey.totals().arrival() == trip.time()
                && journey.totals().vehicles() == trip.vehicles()
                && journey.rides().size() == trip.boardings()
                && journey.totals().price() == trip.price()
                && journey.totals().co2Grams() == trip.co2()
                && journey.totals().walkMetres() == trip.walk();
        return journeys.stream()
                .flatMap(journey -> {
                    List<Trip> known = all.stream()
                            .filter(trip -> same.test(journey, trip))
                            .toList();
                    assertThat(known).as("brute force knows %s", journey).isNotEmpty();
                    return known.stream();
                })
                .toList();
    }

    static void assertEarliestArrivals(int[] arrivals, List<Trip> all) {
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

    static void assertBestOfEach(List<Trip> found, List<Trip> restricted) {
        assertThat(found.isEmpty()).isEqualTo(restricted.isEmpty());
        List<ToIntFunction<Trip>> criteria = List.of(Trip::price, Trip::co2, Trip::walk, Trip::time, Trip::vehicles);
        for (ToIntFunction<Trip> criterion : criteria) {
            assertThat(found.stream().mapToInt(criterion).min())
                    .as("criterion %s", criteria.indexOf(criterion))
                    .isEqualTo(restricted.stream().mapToInt(criterion).min());
        }
    }

    static boolean isNoWorseInSteps(Trip a, Trip b, int last) {
        return a.isNoLaterNorLonger(b, FIRST, last)
                && a.price() <= b.price()
                && a.co2Steps() <= b.co2Steps()
                && a.walkSteps() <= b.walkSteps();
    }

    static boolean isNoWorse(Trip a, Trip b) {
        return a.departure() >= b.departure()
                && a.time() <= b.time()
                && a.vehicles() <= b.vehicles()
                && a.price() <= b.price()
                && a.co2() <= b.co2()
                && a.walk() <= b.walk();
    }
}
