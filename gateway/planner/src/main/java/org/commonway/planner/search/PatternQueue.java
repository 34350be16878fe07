package org.commonway.planner.search;

import java.util.Arrays;
import java.util.BitSet;
import org.commonway.planner.network.DayNetwork;

/** The patterns to be looked at in a round, each from the first (or last) stop at which something changed. */
final class PatternQueue {
    private final SearchProblem problem;
    private final BitSet queued;
    private final int[] position;

    PatternQueue(SearchProblem problem) {
        this.problem = problem;
        this.queued = new BitSet(problem.day().patternCount());
        this.position = new int[problem.day().patternCount()];
    }

    /** Queues all patterns of these stops; each pattern is to be looked at from its first such stop on. */
    void fillFrom(BitSet stops) {
        Arrays.fill(position, Integer.MAX_VALUE);
        fill(stops, true);
    }

    /** Queues all patterns of these stops; each pattern is to be looked at from its last such stop back. */
    void fillBackFrom(BitSet stops) {
        Arrays.fill(position, -1);
        fill(stops, false);
    }

    private void fill(BitSet stops, boolean first) {
        DayNetwork day = problem.day();
        queued.clear();
        for (int stop = stops.nextSetBit(0); stop >= 0; stop = stops.nextSetBit(stop + 1)) {
            for (int entry = day.firstServing(stop); entry < day.endServing(stop); entry++) {
                int pattern = day.servingPattern(entry);
                int at = day.servingPosition(entry);
                if (problem.allows(pattern)) {
                    queued.set(pattern);
                    position[pattern] = first ? Math.min(position[pattern], at) : Math.max(position[pattern], at);
                }
            }
        }
    }

    /** The next queued pattern at or after this one; -1 at the end. */
    int next(int pattern) {
        return queued.nextSetBit(pattern);
    }

    int position(int pattern) {
        return position[pattern];
    }
}
