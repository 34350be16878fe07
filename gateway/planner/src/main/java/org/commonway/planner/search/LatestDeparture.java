package org.commonway.planner.search;

import java.util.Arrays;
import java.util.BitSet;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/**
 * RAPTOR from the destination back: until when one must have got off at a stop, and until when one must be ready to get
 * on there, to arrive by a deadline with so many more boardings. -1 is "never in time".
 */
final class LatestDeparture {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    /** By boardings still allowed, then by stop. */
    private final int[][] alighted;

    private final int[][] ready;

    private LatestDeparture(SearchProblem problem, int boardings) {
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        int stops = problem.network().stopCount();
        this.alighted = new int[boardings + 1][stops];
        this.ready = new int[boardings + 1][stops];
        Arrays.fill(alighted[0], -1);
        Arrays.fill(ready[0], -1);
    }

    static LatestDeparture search(SearchProblem problem, int deadline, int boardings) {
        return new LatestDeparture(problem, boardings).run(deadline);
    }

    /** By stop: until when one must be there off a vehicle, with this many more boardings. */
    int[] alighted(int boardings) {
        return alighted[boardings];
    }

    /** By stop: until when one must be ready there to get on, with this many more boardings, that one included. */
    int[] ready(int boardings) {
        return ready[boardings];
    }

    private LatestDeparture run(int deadline) {
        BitSet marked = new BitSet();
        for (DoorLabel label : problem.egress()) {
            int time = deadline - label.seconds();
            if (time > alighted[0][label.stop()]) {
                alighted[0][label.stop()] = time;
                marked.set(label.stop());
            }
        }
        PatternQueue queue = new PatternQueue(problem);
        for (int round = 1; round < alighted.length; round++) {
            ready[round] = ready[round - 1].clone();
            alighted[round] = alighted[round - 1].clone();
            queue.fillBackFrom(marked);
            BitSet changed = new BitSet();
            for (int pattern = queue.next(0); pattern >= 0; pattern = queue.next(pattern + 1)) {
                rideBack(pattern, queue.position(pattern), round, changed);
            }
            marked = walkBack(round, changed);
        }
        return this;
    }

    /** A trip taken at one stop may give way to a later one further up: the scan looks at every stop again. */
    private void rideBack(int pattern, int from, int round, BitSet changed) {
        int trip = -1;
        for (int position = from; position >= 0; position--) {
            int stop = day.stop(pattern, position);
            if (trip >= 0 && day.mayBoard(pattern, position)) {
                int time = day.departure(pattern, trip, position);
                if (time > ready[round][stop]) {
                    ready[round][stop] = time;
                    changed.set(stop);
                }
            }
            int limit = alighted[round - 1][stop];
            if (limit >= 0 && day.mayAlight(pattern, position)) {
                trip = Math.max(trip, day.lastTripBy(pattern, position, limit));
            }
        }
    }

    private BitSet walkBack(int round, BitSet changed) {
        BitSet marked = new BitSet();
        for (int stop = changed.nextSetBit(0); stop >= 0; stop = changed.nextSetBit(stop + 1)) {
            for (int entry = ways.firstInto(stop); entry < ways.endInto(stop); entry++) {
                int way = ways.into(entry);
                int time = ready[round][stop] - ways.changeSeconds(way);
                if (time > alighted[round][ways.source(way)]) {
                    alighted[round][ways.source(way)] = time;
                    marked.set(ways.source(way));
                }
            }
        }
        return marked;
    }
}
