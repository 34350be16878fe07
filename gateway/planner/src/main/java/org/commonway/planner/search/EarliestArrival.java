package org.commonway.planner.search;

import java.util.Arrays;
import java.util.List;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/**
 * RAPTOR and its range form (Delling, Pajor, Werneck 2012): the earliest arrival for each number of boardings. Asked for
 * several departures, the latest first, it looks only at what an earlier departure changes.
 */
public final class EarliestArrival {
    private final DayNetwork day;
    private final Footpaths ways;
    private final List<DoorLabel> access;
    private final int[] ends;
    private final int[][] arrived;
    private final int[][] ready;
    private final int[] egressSeconds;
    private final int[] best = new int[SearchProblem.MAX_BOARDINGS + 1];
    /** By pattern: the trip that was caught last, or how many there are; the next one is near it. */
    private final int[] caught;

    private final PatternQueue queue;
    private final Marks reached;
    private final Marks marked;

    EarliestArrival(SearchProblem problem, List<DoorLabel> access, List<DoorLabel> egress) {
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.access = access;
        this.ends = problem.ends();
        int stops = problem.network().stopCount();
        this.arrived = new int[SearchProblem.MAX_BOARDINGS + 1][];
        this.ready = new int[SearchProblem.MAX_BOARDINGS + 1][];
        for (int round = 0; round <= SearchProblem.MAX_BOARDINGS; round++) {
            arrived[round] = filled(stops);
            ready[round] = filled(stops);
        }
        Arrays.fill(best, SearchProblem.NEVER);
        this.egressSeconds = EgressWays.leastSeconds(egress, stops);
        this.caught = new int[day.patternCount()];
        this.queue = new PatternQueue(problem);
        this.reached = new Marks(stops);
        this.marked = new Marks(stops);
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, SearchProblem.NEVER);
        return values;
    }

    /**
     * The earliest arrival at the destination by number of boardings, {@link SearchProblem#NEVER} where there is none;
     * index 0 is never reached. More boardings never arrive later.
     *
     * @param access ways from the origin that may be used
     * @param departure seconds from the day's base
     */
    public static int[] search(SearchProblem problem, List<DoorLabel> access, int departure) {
        return new EarliestArrival(problem, access, problem.egress()).leaveAt(departure);
    }

    /** The earliest arrivals by number of boardings, as {@link #search}; not later than any departure asked for before. */
    int[] leaveAt(int departure) {
        for (DoorLabel label : access) {
            int time = departure + label.seconds();
            if (time < ready[0][label.stop()]) {
                lower(ready, 0, label.stop(), time);
                marked.add(label.stop());
            }
        }
        for (int round = 1; round <= SearchProblem.MAX_BOARDINGS && marked.size() > 0; round++) {
            queue.fillFrom(marked, ends);
            for (int i = 0; i < queue.size(); i++) {
                ride(queue.pattern(i), queue.position(i), round);
            }
            walk(round);
        }
        marked.clear();
        return best.clone();
    }

    /** What is reached after so many boardings is reached after more as well. */
    private static void lower(int[][] times, int round, int stop, int time) {
        for (int later = round; later < times.length && time < times[later][stop]; later++) {
            times[later][stop] = time;
        }
    }

    private void ride(int pattern, int from, int round) {
        int trips = day.trips(pattern);
        int length = day.length(pattern);
        int first = day.firstPosition(pattern);
        int[] before = ready[round - 1];
        int[] known = arrived[round];
        int trip = trips;
        int times = 0;
        for (int position = from; position < length; position++) {
            int stop = day.stopAt(first + position);
            if (trip < trips) {
                int time = day.arrivalAt(times + position);
                if (time < known[stop] && time < best[round] && day.mayAlightAt(first + position)) {
                    lower(arrived, round, stop, time);
                    reached.add(stop);
                    arriveBy(round, time + egressSeconds[stop]);
                }
            }
            int time = before[stop];
            if (time < SearchProblem.NEVER
                    && (trip == trips || time <= day.departureAt(times + position))
                    && day.mayBoardAt(first + position)) {
                trip = day.firstTripNear(pattern, position, time, trip == trips ? caught[pattern] : trip);
                caught[pattern] = trip;
                times = day.firstTime(pattern, trip);
            }
        }
    }

    private void arriveBy(int round, int time) {
        for (int later = round; later < best.length && time < best[later]; later++) {
            best[later] = time;
        }
    }

    private void walk(int round) {
        int[] times = arrived[round];
        int[] known = ready[round];
        for (int i = 0; i < reached.size(); i++) {
            int stop = reached.get(i);
            int off = times[stop];
            for (int way = ways.first(stop); way < ways.end(stop); way++) {
                int time = off + ways.changeSeconds(way);
                int target = ways.target(way);
                if (time < known[target] && time < best[round]) {
                    lower(ready, round, target, time);
                    marked.add(target);
                }
            }
        }
        reached.clear();
    }

    /** What is known after the departures so far. */
    Reach reach() {
        return new Reach(arrived, ready, best);
    }
}
