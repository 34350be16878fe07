package org.commonway.planner.search;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/**
 * Finds the rides behind an arrival of a {@link BetweenPass}, from the destination back, by what is known of when one can
 * be where. Few trips are asked for, so that nothing was noted while they were looked for.
 */
final class BetweenTrace {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final RidesBetween between;
    private final Reach before;
    private final AfterRide after;
    private final int moment;
    private final ArrayDeque<Journey.Ride> rides = new ArrayDeque<>();

    BetweenTrace(SearchProblem problem, RidesBetween between, Reach before, AfterRide after, int moment) {
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.between = between;
        this.before = before;
        this.after = after;
        this.moment = moment;
    }

    /** A trip of at most so many boardings that gets off at this stop as early as one can, and goes on in so many seconds. */
    Journey journey(int boardings, int stop, int egressSeconds) {
        int at = stop;
        int by = after.arrived[boardings][stop];
        int used = boardings;
        while (true) {
            used = fewest(after.arrived, used, at, by, 2);
            Journey.Ride ride = add(at, by, after.ready[used - 1]);
            int on = day.stop(ride.pattern(), ride.board());
            int leaving = departure(ride);
            used = fewest(after.ready, used - 1, on, leaving, 1);
            if (after.from[used][on] >= 0) {
                DoorLabel way = between.label(after.number[used][on], on);
                int since = rides.size();
                DoorLabel access = begin(after.from[used][on], leaving - way.seconds(), used);
                int ridesBefore = rides.size() - since;
                return new JourneySums(problem)
                        .journey(
                                access,
                                List.copyOf(rides),
                                Optional.of(new Journey.Between(ridesBefore - 1, way)),
                                egress(stop, egressSeconds));
            }
            at = walkedFrom(on, leaving, after.arrived[used]);
            by = leaving - ways.changeSeconds(ways.get(at, on));
        }
    }

    /** The rides before the one on the shared vehicle, and the way to the first of them. */
    private DoorLabel begin(int stop, int time, int boardings) {
        int at = stop;
        int by = time;
        int used = boardings;
        while (true) {
            while (used > 1 && before.arrivals(used - 1)[at] <= by) {
                used--;
            }
            Journey.Ride ride = add(at, by, before.readiness(used - 1));
            int on = day.stop(ride.pattern(), ride.board());
            int leaving = departure(ride);
            used--;
            while (used > 0 && before.readiness(used - 1)[on] <= leaving) {
                used--;
            }
            if (used == 0) {
                return access(on, leaving);
            }
            at = walkedFrom(on, leaving, before.arrivals(used));
            by = leaving - ways.changeSeconds(ways.get(at, on));
        }
    }

    /** With how few boardings, at least {@code least}, one is there by this time. */
    private static int fewest(int[][] times, int boardings, int stop, int by, int least) {
        int used = boardings;
        while (used > least && times[used - 1][stop] <= by) {
            used--;
        }
        return used;
    }

    /** Adds a ride that arrives there by this time for one who is ready to get on then. */
    private Journey.Ride add(int stop, int by, int[] ready) {
        for (int entry = day.firstServing(stop); entry < day.endServing(stop); entry++) {
            int pattern = day.servingPattern(entry);
            int off = day.servingPosition(entry);
            if (!problem.allows(pattern) || !day.mayAlight(pattern, off)) {
                continue;
            }
            // No trip before the last that is in time leaves later anywhere.
            int trip = day.lastTripBy(pattern, off, by, -1);
            for (int on = off - 1; trip >= 0 && on >= 0; on--) {
                if (day.mayBoard(pattern, on) && ready[day.stop(pattern, on)] <= day.departure(pattern, trip, on)) {
                    Journey.Ride ride = new Journey.Ride(pattern, trip, on, off);
                    rides.addFirst(ride);
                    return ride;
                }
            }
        }
        throw new IllegalStateException("nothing arrives at stop " + stop + " by " + by);
    }

    private int departure(Journey.Ride ride) {
        return day.departure(ride.pattern(), ride.trip(), ride.board());
    }

    /** Where one got off who is ready there by this time. */
    private int walkedFrom(int stop, int by, int[] arrived) {
        for (int entry = ways.firstInto(stop); entry < ways.endInto(stop); entry++) {
            int way = ways.into(entry);
            if (arrived[ways.source(way)] + ways.changeSeconds(way) <= by) {
                return ways.source(way);
            }
        }
        throw new IllegalStateException("nobody is at stop " + stop + " by " + by);
    }

    private DoorLabel access(int stop, int leaving) {
        return problem.access().stream()
                .filter(way -> way.stop() == stop && leaving - way.seconds() >= moment)
                .min(Comparator.comparingInt(DoorLabel::seconds).thenComparingInt(DoorLabel::vehicles))
                .orElseThrow();
    }

    private DoorLabel egress(int stop, int seconds) {
        return problem.egress().stream()
                .filter(way -> way.stop() == stop && way.seconds() == seconds)
                .min(Comparator.comparingInt(DoorLabel::vehicles))
                .orElseThrow();
    }
}
