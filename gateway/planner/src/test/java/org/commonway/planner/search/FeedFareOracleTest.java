package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.search.EveryPricedTrip.Priced;
import org.commonway.planner.timetable.Timetable;

/** Searches by the feeds' own fares, against all trips of small random networks priced by {@code FareOf}. */
class FeedFareOracleTest {
    private static final int FIRST = RandomProblems.MORNING;
    private static final Set<Criterion> ALL = Set.of(Criterion.values());

    /** A problem, what the search finds and what there is. */
    private record Case(SearchProblem problem, int last) {
        static Case of(long seed, boolean v2, boolean timed) {
            Random random = new Random(seed);
            UnaryOperator<Timetable> fares = v2 ? RandomFares.legs(random, timed) : RandomFares.zones(random, timed);
            SearchProblem problem = RandomProblems.paidByFeeds(random, 1 + random.nextInt(2), fares);
            return new Case(problem, FIRST + random.nextInt(2) * 3_000);
        }

        List<Journey> found() {
            return RestrictedPareto.search(problem, ALL, Window.of(FIRST, last));
        }

        List<Priced> all() {
            return EveryPricedTrip.of(problem, FIRST);
        }

        List<Priced> restricted(List<Priced> all) {
            Set<EveryTrip.Trip> admitted = new HashSet<>(
                    new Rule(all.stream().map(Priced::trip).distinct().toList(), Window.of(FIRST, last)).restricted());
            return all.stream().filter(trip -> admitted.contains(trip.trip())).toList();
        }
    }

    @Property(tries = 700)
    void the_cheapest_known_price_is_exact_where_no_fare_depends_on_time(@ForAll long seed, @ForAll boolean v2) {
        Case problem = Case.of(seed, v2, false);
        List<Priced> restricted = problem.restricted(problem.all());

        assertThat(cheapestFound(problem.found())).isEqualTo(cheapest(restricted));
        // Where nothing else counts, more is dropped on the way.
        assertThat(cheapestFound(RestrictedPareto.search(
                        problem.problem(), Set.of(Criterion.PRICE), Window.of(FIRST, problem.last()))))
                .isEqualTo(cheapest(restricted));
    }

    @Property(tries = 700)
    void nothing_of_the_restricted_set_is_lost_where_no_fare_depends_on_time(@ForAll long seed, @ForAll boolean v2) {
        Case problem = Case.of(seed, v2, false);
        List<Priced> all = problem.all();
        List<Priced> restricted = problem.restricted(all);
        List<Priced> found =
                problem.found().stream().map(journey -> known(journey, all)).toList();

        for (Priced trip : restricted) {
            assertThat(restricted.stream().filter(other -> isNoWorseInSteps(other, trip, problem.last())))
                    .as("something as good as %s", trip)
                    .anyMatch(as -> found.stream().anyMatch(other -> isNoWorse(other, as)));
            assertThat(found)
                    .as("nothing dearer than %s, if that is on foot at both ends", trip)
                    .matches(any -> trip.trip().rented()
                            || found.stream().anyMatch(one -> isNoDearer(one, trip, problem.last())));
        }
    }

    @Property(tries = 700)
    void what_is_found_costs_what_its_feeds_say_of_all_its_rides_together(
            @ForAll long seed, @ForAll boolean v2, @ForAll boolean timed) {
        Case problem = Case.of(seed, v2, timed);
        List<Priced> all = problem.all();

        problem.found().forEach(journey -> known(journey, all));
    }

    @Property(tries = 700)
    void tickets_that_last_a_while_never_leave_a_trip_dearer_than_its_rides_apart(@ForAll long seed) {
        Case problem = Case.of(seed, false, true);
        List<Priced> restricted = problem.restricted(problem.all());
        OptionalInt apart =
                restricted.stream().flatMapToInt(trip -> trip.apart().stream()).min();

        if (apart.isPresent()
                && restricted.stream().allMatch(trip -> trip.apart().isPresent())) {
            assertThat(cheapestFound(problem.found()).getAsInt()).isLessThanOrEqualTo(apart.getAsInt());
        }
    }

    private static OptionalInt cheapest(List<Priced> trips) {
        return trips.stream()
                .filter(Priced::priceKnown)
                .mapToInt(trip -> trip.trip().price())
                .min();
    }

    private static OptionalInt cheapestFound(List<Journey> found) {
        return found.stream()
                .filter(journey -> journey.totals().priceKnown())
                .mapToInt(journey -> journey.totals().price())
                .min();
    }

    /** The trip behind a journey, which brute force must know at its price. */
    private static Priced known(Journey journey, List<Priced> all) {
        return all.stream()
                .filter(priced -> isOf(priced, journey))
                .findFirst()
                .orElseThrow(() -> new AssertionError("brute force does not know " + journey));
    }

    private static boolean isOf(Priced priced, Journey journey) {
        EveryTrip.Trip trip = priced.trip();
        Journey.Totals totals = journey.totals();
        return journey.departure() == trip.departure()
                && totals.arrival() == trip.time()
                && totals.vehicles() == trip.vehicles()
                && journey.rides().size() == trip.boardings()
                && totals.price() == trip.price()
                && totals.priceKnown() == priced.priceKnown()
                && totals.co2Grams() == trip.co2()
                && totals.walkMetres() == trip.walk();
    }

    private static boolean isNoWorseInSteps(Priced a, Priced b, int last) {
        return a.trip().isNoLaterNorLonger(b.trip(), FIRST, last)
                && a.counted() <= b.counted()
                && (a.priceKnown() || !b.priceKnown())
                && a.trip().co2Steps() <= b.trip().co2Steps()
                && a.trip().walkSteps() <= b.trip().walkSteps();
    }

    /** By what is really paid, and nothing else but time and vehicles. */
    private static boolean isNoDearer(Priced a, Priced b, int last) {
        return a.trip().isNoLaterNorLonger(b.trip(), FIRST, last)
                && a.trip().price() <= b.trip().price()
                && (a.priceKnown() || !b.priceKnown());
    }

    private static boolean isNoWorse(Priced a, Priced b) {
        return a.trip().departure() >= b.trip().departure()
                && a.trip().time() <= b.trip().time()
                && a.trip().vehicles() <= b.trip().vehicles()
                && a.trip().price() <= b.trip().price()
                && (a.priceKnown() || !b.priceKnown())
                && a.trip().co2() <= b.trip().co2()
                && a.trip().walk() <= b.trip().walk();
    }
}
