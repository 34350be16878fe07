package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.search.EveryTrip.Trip;
import org.junit.jupiter.api.Test;

/** Rides on shared vehicles between two of a timetable, against brute force over small random networks. */
class BetweenOracleTest {
    private static final int FIRST = RandomProblems.MORNING;

    /** Rides between random stops, shown if they are in time. */
    private record RandomRides(List<DoorLabel> ways, List<Integer> from) implements RidesBetween {
        static RandomRides of(Random random) {
            List<DoorLabel> ways = new ArrayList<>();
            List<Integer> from = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                int ride = 30 + random.nextInt(200);
                from.add(random.nextInt(8));
                ways.add(
                        new DoorLabel(random.nextInt(8), 90 + ride, 100 + ride, true, ride, random.nextInt(200), 1, i));
            }
            return new RandomRides(ways, from);
        }

        @Override
        public Timely by(int[] latest) {
            return (stop, time, visitor) -> {
                for (int i = 0; i < ways.size(); i++) {
                    DoorLabel way = ways.get(i);
                    if (from.get(i) == stop && time + way.seconds() <= latest[way.stop()]) {
                        visitor.visit(way.stop(), way.seconds(), i);
                    }
                }
            };
        }

        @Override
        public DoorLabel label(int number, int target) {
            assertThat(ways.get(number).stop()).isEqualTo(target);
            return ways.get(number);
        }
    }

    private static SearchProblem problem(long seed, RandomRides rides) {
        return RandomProblems.of(new Random(seed)).with(rides);
    }

    private static List<Journey> search(SearchProblem problem, Window window) {
        return RestrictedPareto.search(problem, Set.of(Criterion.values()), window);
    }

    private static List<Integer> moments(int last) {
        List<Integer> moments = new ArrayList<>();
        for (int at = FIRST; at < last; at += 1_800) {
            moments.add(at);
        }
        moments.add(last);
        return moments;
    }

    /** The earliest arrival from the moment with at most so many boardings. */
    private static int earliest(List<Trip> trips, int moment, int boardings) {
        return trips.stream()
                .filter(trip -> trip.departure() >= moment && trip.boardings() <= boardings)
                .mapToInt(Trip::time)
                .min()
                .orElse(SearchProblem.NEVER);
    }

    @Property(tries = 2_000)
    void the_earliest_arrivals_that_the_rule_admits_are_found(@ForAll long seed, @ForAll boolean window) {
        RandomRides rides = RandomRides.of(new Random(seed + 1));
        SearchProblem problem = problem(seed, rides);
        int last = OracleTest.last(seed, window);
        List<Trip> plain = EveryTrip.of(problem, FIRST);
        List<Trip> ridden = EveryTrip.of(problem, FIRST, rides.from(), rides.ways());
        List<Journey> found = search(problem, Window.of(FIRST, last));

        for (int moment : moments(last)) {
            for (int boardings = 2; boardings < SearchProblem.MAX_BOARDINGS; boardings++) {
                int arrival = earliest(ridden, moment, boardings);
                if (arrival < earliest(plain, moment, boardings + 1)) {
                    assertThat(found)
                            .as("leaving at %s, arriving at %s with %s boardings", moment, arrival, boardings)
                            .anyMatch(journey -> journey.departure() >= moment
                                    && journey.totals().arrival() <= arrival);
                }
            }
        }
    }

    @Property(tries = 2_000)
    void what_is_found_is_what_the_rule_admits_and_adds_up(@ForAll long seed, @ForAll boolean window) {
        RandomRides rides = RandomRides.of(new Random(seed + 1));
        SearchProblem problem = problem(seed, rides);
        int last = OracleTest.last(seed, window);
        List<Trip> plain = EveryTrip.of(problem, FIRST);
        List<Trip> ridden = EveryTrip.of(problem, FIRST, rides.from(), rides.ways());

        for (Journey journey : search(problem, Window.of(FIRST, last))) {
            if (journey.between().isPresent()) {
                int boardings = journey.rides().size();
                int arrival = journey.totals().arrival();
                assertThat(ridden).as("brute force knows %s", journey).anyMatch(trip -> isSame(trip, journey));
                assertThat(moments(last))
                        .as("a moment of which %s is the earliest", journey)
                        .anyMatch(moment -> moment <= journey.departure()
                                && arrival == earliest(ridden, moment, boardings)
                                && arrival < earliest(plain, moment, boardings + 1));
            }
        }
    }

    @Test
    void the_random_networks_have_such_trips() {
        long found = LongStream.range(0, 300)
                .filter(seed ->
                        search(problem(seed, RandomRides.of(new Random(seed + 1))), Window.of(FIRST, FIRST)).stream()
                                .anyMatch(journey -> journey.between().isPresent()))
                .count();

        assertThat(found).isGreaterThan(30);
    }

    @Property(tries = 500)
    void nothing_arrives_after_the_deadline(@ForAll long seed) {
        RandomRides rides = RandomRides.of(new Random(seed + 1));
        int deadline = FIRST + 1_200 + (int) Math.floorMod(seed, 3_000L);

        assertThat(search(problem(seed, rides), new Window(FIRST, FIRST + 600, deadline)))
                .allMatch(journey -> journey.totals().arrival() <= deadline);
    }

    @Property(tries = 500)
    void all_that_is_found_without_such_rides_is_found_with_them_or_bettered(@ForAll long seed) {
        RandomRides rides = RandomRides.of(new Random(seed + 1));
        Window window = Window.of(FIRST, OracleTest.last(seed, true));
        List<Journey> with = search(problem(seed, rides), window);

        for (Journey journey : search(RandomProblems.of(new Random(seed)), window)) {
            assertThat(with).anyMatch(other -> isNoWorse(other, journey));
        }
    }

    private static boolean isNoWorse(Journey a, Journey b) {
        return a.departure() >= b.departure()
                && a.totals().arrival() <= b.totals().arrival()
                && a.totals().vehicles() <= b.totals().vehicles()
                && a.totals().price() <= b.totals().price()
                && a.totals().co2Grams() <= b.totals().co2Grams()
                && a.totals().walkMetres() <= b.totals().walkMetres();
    }

    private static boolean isSame(Trip trip, Journey journey) {
        return journey.departure() == trip.departure()
                && journey.totals().arrival() == trip.time()
                && journey.totals().vehicles() == trip.vehicles()
                && journey.rides().size() == trip.boardings()
                && journey.totals().price() == trip.price()
                && journey.totals().co2Grams() == trip.co2()
                && journey.totals().walkMetres() == trip.walk();
    }
}
