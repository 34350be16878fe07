package org.commonway.planner.search;

import java.util.Arrays;

/**
 * When one can be where at the earliest, by boardings used: a copy of what an {@link EarliestArrival} knows after a
 * departure. It holds for all later departures too. Where nothing is known, one is not there before the destination.
 */
final class Reach {
    private final int[][] arrived;
    private final int[][] ready;
    private final int[] best;

    /** Copies these times: off a vehicle and ready to get on, by boardings and stop; at the destination, by boardings. */
    Reach(int[][] arrived, int[][] ready, int[] best) {
        this.arrived = copy(arrived);
        this.ready = copy(ready);
        this.best = best.clone();
    }

    /** Nothing is known: one may be anywhere at any time. */
    static Reach unknown(int stops) {
        int[][] none = new int[SearchProblem.MAX_BOARDINGS + 1][];
        Arrays.fill(none, new int[stops]);
        int[] always = new int[SearchProblem.MAX_BOARDINGS + 1];
        Arrays.fill(always, LatestDeparture.NEVER);
        return new Reach(none, none, always);
    }

    /** Nothing is known but that one is nowhere before this time. */
    static Reach notBefore(int time, int stops) {
        int[][] any = new int[SearchProblem.MAX_BOARDINGS + 1][];
        int[] never = new int[stops];
        Arrays.fill(never, SearchProblem.NEVER);
        Arrays.fill(any, never);
        int[] from = new int[SearchProblem.MAX_BOARDINGS + 1];
        Arrays.fill(from, time);
        return new Reach(any, any, from);
    }

    private static int[][] copy(int[][] rows) {
        return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
    }

    /** At the earliest off a vehicle at the stop, or a time before that. */
    int arrived(int boardings, int stop) {
        return Math.min(arrived[boardings][stop], best[boardings]);
    }

    /** At the earliest ready to get on at the stop, or a time before that. */
    int ready(int boardings, int stop) {
        return Math.min(ready[boardings][stop], best[boardings]);
    }

    /** By stop: when one is off a vehicle there, as far as that matters for being early at the destination. */
    int[] arrivals(int boardings) {
        return arrived[boardings];
    }

    /** By stop: when one is ready to get on there, as far as that matters for being early at the destination. */
    int[] readiness(int boardings) {
        return ready[boardings];
    }

    /** At the earliest at the destination. */
    int atDestination(int boardings) {
        return best[boardings];
    }
}
