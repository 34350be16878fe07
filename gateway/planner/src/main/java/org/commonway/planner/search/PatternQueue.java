package org.commonway.planner.search;

import org.commonway.planner.network.DayNetwork;

/** The patterns that a round looks at, each from the first (or, going back, the last) of its stops that changed. */
final class PatternQueue {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Marks queued;
    /** By pattern: one more than the position, 0 when not queued. */
    private final int[] position;

    PatternQueue(SearchProblem problem) {
        this.problem = problem;
        this.day = problem.day();
        this.queued = new Marks(day.patternCount());
        this.position = new int[day.patternCount()];
    }

    /** Queues all patterns of these stops; each is to be looked at from its first such stop on. Empties the stops. */
    void fillFrom(Marks stops) {
        empty();
        for (int i = 0; i < stops.size(); i++) {
            int stop = stops.get(i);
            for (int entry = day.firstServing(stop); entry < day.endServing(stop); entry++) {
                int pattern = day.servingPattern(entry);
                if (problem.allows(pattern)) {
                    int at = day.servingPosition(entry);
                    int known = position[pattern];
                    queued.add(pattern);
                    position[pattern] = known == 0 ? at + 1 : Math.min(known, at + 1);
                }
            }
        }
        stops.clear();
    }

    /** Queues all patterns of these stops; each is to be looked at from its last such stop back. Empties the stops. */
    void fillBackFrom(Marks stops) {
        empty();
        for (int i = 0; i < stops.size(); i++) {
            int stop = stops.get(i);
            for (int entry = day.firstServing(stop); entry < day.endServing(stop); entry++) {
                int pattern = day.servingPattern(entry);
                if (problem.allows(pattern)) {
                    queued.add(pattern);
                    position[pattern] = Math.max(position[pattern], day.servingPosition(entry) + 1);
                }
            }
        }
        stops.clear();
    }

    private void empty() {
        for (int i = 0; i < queued.size(); i++) {
            position[queued.get(i)] = 0;
        }
        queued.clear();
    }

    int size() {
        return queued.size();
    }

    /** The i-th pattern of the queue. */
    int pattern(int i) {
        return queued.get(i);
    }

    /** From where the i-th pattern of the queue is to be looked at. */
    int position(int i) {
        return position[queued.get(i)] - 1;
    }
}
