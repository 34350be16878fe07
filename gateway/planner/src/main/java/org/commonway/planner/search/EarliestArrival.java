package org.commonway.planner.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/** RAPTOR (Delling, Pajor, Werneck 2012): the earliest arrival for each number of boardings, one departure. */
public final class EarliestArrival {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final int[] arrived;
    private final int[] ready;
    private final int[] readyBefore;
    private final int[] egressSeconds;
    private final int[] best = new int[SearchProblem.MAX_BOARDINGS + 1];
    private int bestSoFar = SearchProblem.NEVER;

    private EarliestArrival(SearchProblem problem) {
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        int stops = problem.network().stopCount();
        this.arrived = filled(stops);
        this.ready = filled(stops);
        this.readyBefore = filled(stops);
        this.egressSeconds = filled(stops);
        for (DoorLabel label : problem.egress()) {
            egressSeconds[label.stop()] = Math.min(egressSeconds[label.stop()], label.seconds());
        }
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
        return new EarliestArrival(problem).run(access, departure);
    }

    private int[] run(List<DoorLabel> access, int departure) {
        BitSet marked = new BitSet();
        for (DoorLabel label : access) {
            int time = departure + label.seconds();
            if (time < ready[label.stop()]) {
                ready[label.stop()] = time;
                marked.set(label.stop());
            }
        }
        PatternQueue queue = new PatternQueue(problem);
        best[0] = SearchProblem.NEVER;
        for (int round = 1; round <= SearchProblem.MAX_BOARDINGS; round++) {
            System.arraycopy(ready, 0, readyBefore, 0, ready.length);
            queue.fillFrom(marked);
            BitSet reached = new BitSet();
            for (int pattern = queue.next(0); pattern >= 0; pattern = queue.next(pattern + 1)) {
                ride(pattern, queue.position(pattern), reached);
            }
            best[round] = bestSoFar;
            marked = walk(reached);
        }
        return best;
    }

    private void ride(int pattern, int from, BitSet reached) {
        int trips = day.trips(pattern);
        int trip = trips;
        for (int position = from; position < day.length(pattern); position++) {
            int stop = day.stop(pattern, position);
            if (trip < trips && day.mayAlight(pattern, position)) {
                int time = day.arrival(pattern, trip, position);
                if (time < arrived[stop] && time < bestSoFar) {
                    arrived[stop] = time;
                    reached.set(stop);
                    bestSoFar = Math.min(bestSoFar, time + egressSeconds[stop]);
                }
            }
            int time = readyBefore[stop];
            if (time < SearchProblem.NEVER
                    && day.mayBoard(pattern, position)
                    && (trip == trips || time <= day.departure(pattern, trip, position))) {
                trip = Math.min(trip, day.firstTripFrom(pattern, position, time));
            }
        }
    }

    private BitSet walk(BitSet reached) {
        BitSet marked = new BitSet();
        for (int stop = reached.nextSetBit(0); stop >= 0; stop = reached.nextSetBit(stop + 1)) {
            for (int way = ways.first(stop); way < ways.end(stop); way++) {
                int time = arrived[stop] + ways.changeSeconds(way);
                if (time < ready[ways.target(way)]) {
                    ready[ways.target(way)] = time;
                    marked.set(ways.target(way));
                }
            }
        }
        return marked;
    }
}
