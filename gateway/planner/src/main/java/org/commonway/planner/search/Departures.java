package org.commonway.planner.search;

import java.util.Arrays;
import java.util.List;
import org.commonway.planner.network.DayNetwork;

/**
 * When in a window it makes sense to leave, in steps of {@link #STEP_SECONDS} and the latest first, each with the ways from
 * the origin that lead to a vehicle for which one leaves within the step. After the window's end one waits.
 */
final class Departures {
    /** Departures within such a step count alike; each trip is then moved to as late as it can be. */
    static final int STEP_SECONDS = 300;

    private final int first;
    private final int last;
    /** Step in the upper half, way in the lower; rising. */
    private final long[] events;

    private int left;

    Departures(SearchProblem problem, int first, int last) {
        this.first = first;
        this.last = last;
        this.events = first == last ? new long[0] : events(problem);
        this.left = events.length;
    }

    private long[] events(SearchProblem problem) {
        long[] found = new long[256];
        int count = 0;
        DayNetwork day = problem.day();
        List<DoorLabel> access = problem.access();
        for (int way = 0; way < access.size(); way++) {
            int stop = access.get(way).stop();
            int seconds = access.get(way).seconds();
            for (int entry = day.firstServing(stop); entry < day.endServing(stop); entry++) {
                int pattern = day.servingPattern(entry);
                int position = day.servingPosition(entry);
                if (!problem.allows(pattern) || !day.mayBoard(pattern, position)) {
                    continue;
                }
                int trips = day.trips(pattern);
                int trip = day.firstTripFrom(pattern, position, first + seconds, trips);
                for (; trip < trips; trip++) {
                    int leaving = day.departure(pattern, trip, position) - seconds;
                    if (leaving >= last) {
                        break;
                    }
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                    }
                    found[count++] = ((long) ((leaving - first) / STEP_SECONDS) << 32) | way;
                }
            }
        }
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }

    /** When to leave with the ways that {@link #nextWays} gives next; -1 when there is nothing left. */
    int peek() {
        return left == 0 ? -1 : first + STEP_SECONDS * (int) (events[left - 1] >>> 32);
    }

    /** The ways to take from the origin when leaving at {@link #peek}, which then moves on to an earlier step. */
    int[] nextWays() {
        int end = left;
        long step = events[left - 1] >>> 32;
        while (left > 0 && events[left - 1] >>> 32 == step) {
            left--;
        }
        int[] ways = new int[end - left];
        for (int i = 0; i < ways.length; i++) {
            ways[i] = (int) events[left + i];
        }
        return ways;
    }
}
