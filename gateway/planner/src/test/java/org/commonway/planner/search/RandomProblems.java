package org.commonway.planner.search;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.commonway.planner.fare.feed.FeedFare;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.NoStreets;
import org.commonway.planner.timetable.Route;
import org.commonway.planner.timetable.ServiceCalendar;
import org.commonway.planner.timetable.Shapes;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/** Small random networks of two operators, with doors reached on foot or on a rented scooter. */
final class RandomProblems {
    static final int MORNING = 8 * 3600;
    private static final LocalDate DATE = LocalDate.of(2024, 5, 14);
    private static final int TRIPS = 4;

    private RandomProblems() {}

    /** A problem without tickets that cover a change. */
    static SearchProblem of(Random random) {
        return of(random, 0);
    }

    /** The same problem as {@link #of} gives for the same random numbers, but the last trip of each operator does not run. */
    static SearchProblem poorer(Random random) {
        return of(random, 0, 0, Set.of());
    }

    /** A problem in which a paid boarding of the first operator covers others for so long. */
    static SearchProblem of(Random random, int freeSeconds) {
        return of(random, freeSeconds, 0);
    }

    /** The same of both operators, each for its own time; 0 for never. */
    static SearchProblem of(Random random, int freeSeconds, int ofOther) {
        return of(random, freeSeconds, ofOther, Set.of(DATE));
    }

    private static SearchProblem of(Random random, int freeSeconds, int ofOther, Set<LocalDate> lastTrips) {
        List<Timetable> timetables = List.of(timetable("one", random, lastTrips), timetable("two", random, lastTrips));
        Network network = new Network(new NoStreets(), timetables);
        RideCosts costs = new RideCosts(
                List.of(
                        Optional.of(new RideCosts.Fare(100 + random.nextInt(3) * 50, freeSeconds)),
                        Optional.of(new RideCosts.Fare(100 + random.nextInt(3) * 50, ofOther))),
                EmissionFactors.standard(),
                Set.of(Mode.BUS, Mode.METRO),
                1);
        return new SearchProblem(network, network.day(DATE), costs, doors(random), doors(random));
    }

    /** A problem of riders who pay by the fares of the feeds, which are put on the timetables first. */
    static SearchProblem paidByFeeds(Random random, int passengers, UnaryOperator<Timetable> withFares) {
        List<Timetable> timetables = Stream.of("one", "two")
                .map(operator -> timetable(operator, random, Set.of(DATE)))
                .map(withFares)
                .toList();
        Network network = new Network(new NoStreets(), timetables);
        List<FeedFare> fares = timetables.stream()
                .map(timetable -> FeedFare.of(timetable, RandomFares.EURO))
                .toList();
        RideCosts costs = new RideCosts(
                fares.stream()
                        .map(fare -> fare instanceof FeedFare.Flat flat
                                ? Optional.of(new RideCosts.Fare(flat.minorUnits() * passengers, flat.freeSeconds()))
                                : Optional.<RideCosts.Fare>empty())
                        .toList(),
                fares.stream()
                        .map(fare -> fare instanceof FeedFare.ByRide byRide
                                ? Optional.of(byRide)
                                : Optional.<FeedFare.ByRide>empty())
                        .toList(),
                EmissionFactors.standard(),
                Set.of(Mode.BUS, Mode.METRO),
                passengers);
        return new SearchProblem(network, network.day(DATE), costs, doors(random), doors(random));
    }

    private static List<DoorLabel> doors(Random random) {
        List<DoorLabel> ways = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int walk = 50 + random.nextInt(500);
            ways.add(new DoorLabel(random.nextInt(8), walk, 0, true, 0, walk, 0, i));
        }
        if (random.nextBoolean()) {
            int walk = random.nextInt(200);
            int ride = random.nextInt(300);
            ways.add(new DoorLabel(random.nextInt(8), walk + ride, 100 + ride, true, ride, walk, 1, 2));
        }
        return ways;
    }

    /** {@code lastTrips} is when the last of its trips runs; the others do on the day. */
    private static Timetable timetable(String operator, Random random, Set<LocalDate> lastTrips) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Coordinate at = new Coordinate(41 + random.nextInt(4) * 0.003, -8 + random.nextInt(4) * 0.004);
            stops.add(new Stop(operator + i, operator + i, at, OptionalInt.empty()));
        }
        int[] firstCalls = new int[TRIPS + 1];
        int[][] owners = new int[3][TRIPS];
        owners[1][TRIPS - 1] = 1;
        int[][] calls = new int[4][3 * TRIPS];
        for (int trip = 0; trip < TRIPS; trip++) {
            firstCalls[trip + 1] = 3 * trip + 3;
            owners[0][trip] = random.nextInt(2);
            owners[2][trip] = -1;
            trip(random, calls, trip);
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
                        new Trips.Names(List.of("a", "b", "c", "d"), List.of("", "", "", "")),
                        owners,
                        firstCalls,
                        new Trips.Calls(calls[0], calls[1], calls[2], calls[3], new byte[3 * TRIPS])),
                new ServiceCalendar(List.of(
                        new ServiceCalendar.Service(0, Optional.empty(), Optional.empty(), Set.of(DATE), Set.of()),
                        new ServiceCalendar.Service(0, Optional.empty(), Optional.empty(), lastTrips, Set.of()))),
                List.of(),
                new Shapes(List.of()));
    }

    private static void trip(Random random, int[][] calls, int trip) {
        int time = MORNING + random.nextInt(60) * 60 + random.nextInt(2) * 30;
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
}
