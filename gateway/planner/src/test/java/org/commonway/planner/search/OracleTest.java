package org.commonway.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.planner.city.NoStreets;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.timetable.Route;
import org.commonway.planner.timetable.ServiceCalendar;
import org.commonway.planner.timetable.Shapes;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/** The search against brute force: every ride on every trip of small random timetables, in every order. */
class OracleTest {
    private static final LocalDate DATE = LocalDate.of(2024, 5, 14);
    private static final int DEPARTURE = 8 * 3600;

    /** Arrival, vehicles, price, CO2 and walking of one trip. */
    private record Trip(int arrival, int vehicles, int price, int co2, int walk) {
        boolean beats(Trip other, int criterion) {
            int[] mine = {price, co2, walk};
            int[] others = {other.price, other.co2, other.walk};
            return arrival <= other.arrival
                    && vehicles <= other.vehicles
                    && mine[criterion] <= others[criterion]
                    && (arrival < other.arrival || vehicles < other.vehicles || mine[criterion] < others[criterion]);
        }
    }

    @Property(tries = 400)
    void nothing_of_the_restricted_set_is_lost_for_any_single_criterion(@ForAll long seed) {
        SearchProblem problem = randomProblem(new Random(seed));
        List<Trip> all = everyTrip(problem);
        List<Trip> found = RestrictedPareto.search(problem, List.of(DEPARTURE)).stream()
                .map(OracleTest::tripOf)
                .toList();

        assertThat(all).containsAll(found);
        List<Trip> restricted = all.stream().filter(trip -> isWithin(trip, all)).toList();
        for (int criterion = 0; criterion < 3; criterion++) {
            int by = criterion;
            for (Trip trip : restricted) {
                assertThat(found)
                        .as("for criterion %s something as good as %s", by, trip)
                        .anyMatch(other -> other.equals(trip) || other.beats(trip, by) || isEqualIn(other, trip, by));
            }
        }
    }

    @Property(tries = 200)
    void the_earliest_arrival_for_each_number_of_boardings_is_exact(@ForAll long seed) {
        SearchProblem problem = randomProblem(new Random(seed));
        int[] arrivals = EarliestArrival.search(problem, problem.access(), DEPARTURE);
        List<Trip> all = everyTrip(problem);
        for (int boardings = 1; boardings <= SearchProblem.MAX_BOARDINGS; boardings++) {
            int most = boardings;
            int best = all.stream()
                    .filter(trip -> trip.vehicles() <= most)
                    .mapToInt(Trip::arrival)
                    .min()
                    .orElse(SearchProblem.NEVER);
            assertThat(arrivals[boardings]).isEqualTo(best);
        }
    }

    @Property(tries = 100)
    void nothing_that_comes_back_is_made_needless_by_anything_else(@ForAll long seed) {
        List<Journey> found =
                RestrictedPareto.search(randomProblem(new Random(seed)), List.of(DEPARTURE, DEPARTURE + 600));
        for (int i = 0; i < found.size(); i++) {
            for (int j = 0; j < found.size(); j++) {
                assertThat(i != j && noWorse(found.get(j), found.get(i))).isFalse();
            }
        }
    }

    private static boolean noWorse(Journey a, Journey b) {
        Trip x = tripOf(a);
        Trip y = tripOf(b);
        return a.departure() >= b.departure()
                && x.arrival <= y.arrival
                && x.vehicles <= y.vehicles
                && x.price <= y.price
                && x.co2 <= y.co2
                && x.walk <= y.walk;
    }

    private static boolean isEqualIn(Trip a, Trip b, int criterion) {
        return !a.beats(b, criterion) && !b.beats(a, criterion) && a.arrival == b.arrival && a.vehicles == b.vehicles;
    }

    private static boolean isWithin(Trip trip, List<Trip> all) {
        return all.stream()
                .filter(anchor -> all.stream()
                        .noneMatch(other -> other.vehicles <= anchor.vehicles
                                && other.arrival <= anchor.arrival
                                && (other.vehicles < anchor.vehicles || other.arrival < anchor.arrival)))
                .anyMatch(anchor -> trip.vehicles <= anchor.vehicles + 1
                        && trip.arrival <= anchor.arrival + Math.max(15 * 60, (anchor.arrival - DEPARTURE) / 4));
    }

    private static Trip tripOf(Journey journey) {
        Journey.Totals totals = journey.totals();
        return new Trip(totals.arrival(), totals.vehicles(), totals.price(), totals.co2Grams(), totals.walkMetres());
    }

    private static List<Trip> everyTrip(SearchProblem problem) {
        List<Trip> found = new ArrayList<>();
        for (DoorLabel way : problem.access()) {
            ride(
                    problem,
                    way.stop(),
                    new Trip(DEPARTURE + way.seconds(), 0, way.price(), way.co2Grams(), way.walkMetres()),
                    found::add);
        }
        return found.stream().distinct().toList();
    }

    private static void ride(SearchProblem problem, int stop, Trip ready, Consumer<Trip> found) {
        DayNetwork day = problem.day();
        if (ready.vehicles == SearchProblem.MAX_BOARDINGS) {
            return;
        }
        for (int pattern = 0; pattern < day.patternCount(); pattern++) {
            for (int from = 0; from < day.length(pattern); from++) {
                for (int trip = 0; day.stop(pattern, from) == stop && trip < day.trips(pattern); trip++) {
                    if (day.departure(pattern, trip, from) >= ready.arrival) {
                        stay(problem, new Journey.Ride(pattern, trip, from, 0), ready, found);
                    }
                }
            }
        }
    }

    private static void stay(SearchProblem problem, Journey.Ride ride, Trip ready, Consumer<Trip> found) {
        DayNetwork day = problem.day();
        int feed = day.feed(ride.pattern());
        for (int to = ride.board() + 1; to < day.length(ride.pattern()); to++) {
            int grams = problem.costs().grams(day.mode(ride.pattern()), day.metres(ride.pattern(), to))
                    - problem.costs().grams(day.mode(ride.pattern()), day.metres(ride.pattern(), ride.board()));
            Trip off = new Trip(
                    day.arrival(ride.pattern(), ride.trip(), to),
                    ready.vehicles + 1,
                    ready.price + problem.costs().boarding(feed),
                    ready.co2 + grams,
                    ready.walk);
            int stop = day.stop(ride.pattern(), to);
            for (DoorLabel way : problem.egress()) {
                if (way.stop() == stop) {
                    found.accept(new Trip(
                            off.arrival + way.seconds(),
                            off.vehicles,
                            off.price,
                            off.co2,
                            off.walk + way.walkMetres()));
                }
            }
            var ways = problem.network().footpaths();
            for (int way = ways.first(stop); way < ways.end(stop); way++) {
                ride(
                        problem,
                        ways.target(way),
                        new Trip(
                                off.arrival + ways.changeSeconds(way),
                                off.vehicles,
                                off.price,
                                off.co2,
                                off.walk + ways.metres(way)),
                        found);
            }
        }
    }

    private static SearchProblem randomProblem(Random random) {
        List<Timetable> timetables = List.of(randomTimetable("one", random), randomTimetable("two", random));
        Network network = new Network(new NoStreets(), timetables);
        RideCosts costs = new RideCosts(
                List.of(
                        Optional.of(new RideCosts.Fare(100 + random.nextInt(3) * 50, 0)),
                        Optional.of(new RideCosts.Fare(100 + random.nextInt(3) * 50, 0))),
                EmissionFactors.standard(),
                Set.of(Mode.BUS, Mode.METRO),
                1);
        List<DoorLabel> access = new ArrayList<>();
        List<DoorLabel> egress = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int walk = 50 + random.nextInt(500);
            access.add(new DoorLabel(random.nextInt(8), walk, 0, true, 0, walk, 0, i));
            egress.add(new DoorLabel(random.nextInt(8), walk + 30, 0, true, 0, walk + 20, 0, i));
        }
        return new SearchProblem(network, network.day(DATE), costs, access, egress);
    }

    private static Timetable randomTimetable(String operator, Random random) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Coordinate at = new Coordinate(41 + random.nextInt(4) * 0.003, -8 + random.nextInt(4) * 0.004);
            stops.add(new Stop(operator + i, operator + i, at, OptionalInt.empty()));
        }
        int trips = 3;
        int[] firstCalls = {0, 3, 6, 9};
        int[][] calls = new int[4][9];
        for (int trip = 0; trip < trips; trip++) {
            int time = DEPARTURE + random.nextInt(40) * 60;
            int start = random.nextInt(4);
            int step = 1 + random.nextInt(3);
            for (int i = 0; i < 3; i++) {
                int call = 3 * trip + i;
                calls[0][call] = (start + i * step) % 4;
                calls[1][call] = time;
                time += random.nextInt(2) * 60;
                calls[2][call] = time;
                calls[3][call] = i;
                time += (1 + random.nextInt(8)) * 60;
            }
        }
        return new Timetable(
                operator,
                operator,
                ZoneId.of("UTC"),
                stops,
                List.of(
                        new Route("r0", "", "", Mode.BUS, "FFFFFF", "000000"),
                        new Route("r1", "", "", Mode.METRO, "FFFFFF", "000000")),
                new Trips(
                        new Trips.Names(List.of("a", "b", "c"), List.of("", "", "")),
                        new int[][] {{random.nextInt(2), random.nextInt(2), random.nextInt(2)}, {0, 0, 0}, {-1, -1, -1}
                        },
                        firstCalls,
                        new Trips.Calls(calls[0], calls[1], calls[2], calls[3], new byte[9])),
                new ServiceCalendar(List.of(
                        new ServiceCalendar.Service(0, Optional.empty(), Optional.empty(), Set.of(DATE), Set.of()))),
                List.of(),
                new Shapes(List.of()));
    }
}
