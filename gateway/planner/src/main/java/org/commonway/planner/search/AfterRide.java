package org.commonway.planner.search;

import java.util.Arrays;

/** When one who has ridden a shared vehicle between two of the timetable is where, by boardings, and how that came. */
final class AfterRide {
    private static final int ROWS = SearchProblem.MAX_BOARDINGS;

    /** Off a vehicle of the timetable, by boardings and stop. */
    final int[][] arrived;
    /** Ready to get on, by boardings and stop. */
    final int[][] ready;
    /** Where one is ready straight off the shared vehicle: the stop from which one went to it. Elsewhere -1. */
    final int[][] from;
    /** Likewise the number of the ride. */
    final int[][] number;

    AfterRide(int stops) {
        this.arrived = filled(stops, SearchProblem.NEVER);
        this.ready = filled(stops, SearchProblem.NEVER);
        this.from = filled(stops, -1);
        this.number = filled(stops, -1);
    }

    private static int[][] filled(int stops, int value) {
        int[][] rows = new int[ROWS][stops];
        for (int[] row : rows) {
            Arrays.fill(row, value);
        }
        return rows;
    }

    /** Is off a vehicle; also counts for more boardings. */
    void arrive(int boardings, int stop, int time) {
        for (int later = boardings; later < ROWS && time < arrived[later][stop]; later++) {
            arrived[later][stop] = time;
        }
    }

    /** Is ready to get on, by a ride from another stop or, with -1 for both, on foot; also counts for more boardings. */
    void ready(int boardings, int stop, int time, int fromStop, int ride) {
        for (int later = boardings; later < ROWS && time < ready[later][stop]; later++) {
            ready[later][stop] = time;
            from[later][stop] = fromStop;
            number[later][stop] = ride;
        }
    }
}
