package org.commonway.planner.search;

import java.util.Arrays;
import java.util.OptionalInt;

/** The last moment to leave for who must be there by a moment. */
public final class LastDeparture {
    private LastDeparture() {}

    /**
     * The latest departure with which at least one trip of a timetable arrives in time; empty when none does.
     *
     * @param deadline the latest arrival, seconds from the day's base
     */
    public static OptionalInt of(SearchProblem problem, int deadline) {
        int[] deadlines = new int[SearchProblem.MAX_BOARDINGS + 1];
        Arrays.fill(deadlines, deadline);
        Reach anywhere = Reach.unknown(problem.network().stopCount());
        int[] ready = new LatestDeparture(problem, deadlines, anywhere).ready(0);
        return problem.access().stream()
                .filter(way -> ready[way.stop()] > LatestDeparture.NEVER)
                .mapToInt(way -> ready[way.stop()] - way.seconds())
                .max();
    }
}
