package org.commonway.planner.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.commonway.planner.network.DayNetwork;

/**
 * When in a window it makes sense to leave, in steps of {@link #STEP_SECONDS}, each with the ways from
 * the origin that lead to a vehicle for which one leaves within the step. After the window's end one waits.
 */
final class Departures {
    /** Departures within such a step count alike; each trip is then moved to as late as it can be. */
    static final int STEP_SECONDS = 300;

    private final int first;
    private final int last;
    /** Step in the upper half, way in the lower; rising. */
    private final long[] events;

    /** Where each step's events begin, and the end of the last. */
    private final int[] starts;

    private final int wayCount;

    Departures(SearchProblem problem, int first, int last) {
        this.first = first;
        this.last = last;
        this.events = first == last ? new long[0] : events(problem);
        this.wayCount = problem.access().size();
        this.starts = IntStream.rangeClosed(0, events.length)
                .filter(i -> i == 0 || i == events.length || events[i] >>> 32 != events[i - 1] >>> 32)
                .distinct()
                .toArray();
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

    /** How many steps there are, the earliest first. */
    int count() {
        return starts.length - 1;
    }

    /** When a step begins. */
    int time(int step) {
        return first + STEP_SECONDS * (int) (events[starts[step]] >>> 32);
    }

    /** The ways to take from the origin in a step. */
    int[] ways(int step) {
        int[] ways = new int[starts[step + 1] - starts[step]];
        for (int i = 0; i < ways.length; i++) {
            ways[i] = (int) events[starts[step] + i];
        }
        return ways;
    }

    /** All ways from the origin. */
    int[] all() {
        return IntStream.range(0, wayCount).toArray();
    }
}
