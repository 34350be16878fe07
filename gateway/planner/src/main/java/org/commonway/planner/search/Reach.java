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
}
