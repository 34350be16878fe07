package org.commonway.planner.search;

import java.util.Arrays;
import java.util.List;

/** The ways to the destination by the stop at which they begin. */
final class EgressWays {
    private final int[] first;
    private final int[] numbers;

    EgressWays(List<DoorLabel> egress, int stopCount) {
        this.first = new int[stopCount + 1];
        this.numbers = new int[egress.size()];
        for (DoorLabel way : egress) {
            first[way.stop() + 1]++;
        }
        for (int stop = 0; stop < stopCount; stop++) {
            first[stop + 1] += first[stop];
        }
        int[] next = first.clone();
        for (int way = 0; way < numbers.length; way++) {
            numbers[next[egress.get(way).stop()]++] = way;
        }
    }

    /** By stop: how long the quickest of these ways to the destination takes, {@link SearchProblem#NEVER} for none. */
    static int[] leastSeconds(List<DoorLabel> egress, int stopCount) {
        int[] seconds = new int[stopCount];
        Arrays.fill(seconds, SearchProblem.NEVER);
        for (DoorLabel way : egress) {
            seconds[way.stop()] = Math.min(seconds[way.stop()], way.seconds());
        }
        return seconds;
    }

    /** The first entry of a stop. */
    int first(int stop) {
        return first[stop];
    }

    /** One past the last entry of a stop. */
    int end(int stop) {
        return first[stop + 1];
    }

    /** The way of an entry, as a number in the problem's list. */
    int way(int entry) {
        return numbers[entry];
    }
}
