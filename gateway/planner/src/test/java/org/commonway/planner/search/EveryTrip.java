package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.network.DayNetwork;

/** All trips of a small problem, one by one: every ride on every trip, in every order. Without tickets. */
final class EveryTrip {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final int earliest;
    private final List<Trip> found = new ArrayList<>();
    /** Rides on shared vehicles between two of the timetable: the stops at which they begin, and the ways. */
    private final List<Integer> between;

    private final List<DoorLabel> betweenWays;
    private boolean ridden;

    /**
     * A trip from door to door, or on its way.
     *
     * @param departure leaving the door
     * @param time of arrival
     * @param boardings of timetable vehicles
     * @param vehicles of all kinds
     * @param price minor units
     * @param co2 grams
     * @param walk metres
     * @param co2Steps as {@link Precision} counts it
     * @param walkSteps as {@link Precision} counts it
     * @param rented whether a vehicle was rented
     */
    record Trip(
            int departure,
            int time,
            int boardings,
            int vehicles,
            int price,
            int co2,
            int walk,
            int co2Steps,
            int walkSteps,
            boolean rented) {
        boolean isNoLaterNorLonger(Trip other, int first, int last) {
            return step(first, last) >= other.step(first, last) && time <= other.time && vehicles <= other.vehicles;
        }

        /** The step of the window in which it leaves; all that leave after its end count alike. */
        int step(int first, int last) {
            return departure >= last ? Integer.MAX_VALUE : (departure - first) / Departures.STEP_SECONDS;
        }

        /** The same without the steps, in which trips of equal sums may differ. */
        Trip exactly() {
            return new Trip(departure, time, boardings, vehicles, price, co2, walk, 0, 0, rented);
        }

        Trip plus(int seconds, DoorLabel way) {
            return new Trip(
                    departure,
                    time + seconds,
                    boardings,
                    vehicles + way.vehicles(),
                    price + way.price(),
                    co2 + way.co2Grams(),
                    walk + way.walkMetres(),
                    co2Steps + stepsOfCo2(way.co2Grams()),
                    walkSteps + stepsOfWalk(way.walkMetres()),
                    rented || way.vehicles() > 0);
        }
    }

    private EveryTrip(SearchProblem problem, int earliest, List<Integer> between, List<DoorLabel> betweenWays) {
        this.between = between;
        this.betweenWays = betweenWays;
        this.problem = problem;
        this.day = problem.day();
        this.earliest = earliest;
    }

    static List<Trip> of(SearchProblem problem, int earliest) {
        return of(new EveryTrip(problem, earliest, List.of(), List.of()), problem, earliest);
    }

    /** Those that ride one of these shared vehicles between two of the timetable, from these stops. */
    static List<Trip> of(SearchProblem problem, int earliest, List<Integer> from, List<DoorLabel> ways) {
        return of(new EveryTrip(problem, earliest, from, ways), problem, earliest);
    }

    private static List<Trip> of(EveryTrip search, SearchProblem problem, int earliest) {
        for (DoorLabel way : problem.access()) {
            search.board(way.stop(), new Trip(-1, earliest, 0, 0, 0, 0, 0, 0, 0, false).plus(way.seconds(), way));
        }
        return search.found.stream().distinct().toList();
    }

    static int stepsOfCo2(int grams) {
        return Precision.inSteps(Set.of(Criterion.values())).co2(grams);
    }

    static int stepsOfWalk(int metres) {
        return Precision.inSteps(Set.of(Criterion.values())).walk(metres);
    }

    private void board(int stop, Trip ready) {
        if (ready.boardings == SearchProblem.MAX_BOARDINGS) {
            return;
        }
        for (int pattern = 0; pattern < day.patternCount(); pattern++) {
            for (int from = 0; from < day.length(pattern); from++) {
                for (int trip = 0; day.stop(pattern, from) == stop && trip < day.trips(pattern); trip++) {
                    if (day.departure(pattern, trip, from) >= ready.time) {
                        stay(new Journey.Ride(pattern, trip, from, 0), ready);
                    }
                }
            }
        }
    }

    private void stay(Journey.Ride ride, Trip ready) {
        int leaving = day.departure(ride.pattern(), ride.trip(), ride.board());
        int departure = ready.boardings == 0 ? leaving - (ready.time - earliest) : ready.departure;
        for (int to = ride.board() + 1; to < day.length(ride.pattern()); to++) {
            Trip off = new Trip(
                    departure,
                    day.arrival(ride.pattern(), ride.trip(), to),
                    ready.boardings + 1,
                    ready.vehicles + 1,
                    ready.price + problem.costs().boarding(day.feed(ride.pattern())),
                    ready.co2 + gramsTo(ride, to) - gramsTo(ride, ride.board()),
                    ready.walk,
                    ready.co2Steps + stepsOfCo2(gramsTo(ride, to)) - stepsOfCo2(gramsTo(ride, ride.board())),
                    ready.walkSteps,
                    ready.rented);
            leave(day.stop(ride.pattern(), to), off);
        }
    }

    private int gramsTo(Journey.Ride ride, int position) {
        return problem.costs().grams(day.mode(ride.pattern()), day.metres(ride.pattern(), position));
    }

    private void leave(int stop, Trip off) {
        for (DoorLabel way : problem.egress()) {
            if (way.stop() == stop && ridden != between.isEmpty()) {
                found.add(off.plus(way.seconds(), way));
            }
        }
        for (int ride = 0; ride < between.size() && !ridden; ride++) {
            if (between.get(ride) == stop) {
                DoorLabel way = betweenWays.get(ride);
                ridden = true;
                board(way.stop(), off.plus(way.seconds(), way));
                ridden = false;
            }
        }
        var ways = problem.network().footpaths();
        for (int way = ways.first(stop); way < ways.end(stop); way++) {
            DoorLabel walk = new DoorLabel(ways.target(way), 0, 0, true, 0, ways.metres(way), 0, 0);
            board(ways.target(way), off.plus(ways.changeSeconds(way), walk));
        }
    }
}
