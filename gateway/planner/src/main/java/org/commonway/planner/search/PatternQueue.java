package org.commonway.planner.search;

import org.commonway.planner.network.DayNetwork;

/** The patterns that a round looks at, each from the first (or, going back, the last) of its stops that changed. */
final class PatternQueue {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Marks queued;
    /** By pattern in the queue. */
    private final int[] position;

    PatternQueue(SearchProblem problem) {
        this.problem = problem;
        this.day = problem.day();
        this.queued = new Marks(day.patternCount());
        this.position = new int[day.patternCount()];
    }

    /**
     * Queues the patterns of these stops; each is to be looked at from its first such stop on. Empties the stops.
     *
     * @param ends by pattern: the last position of use; patterns are left out that get to the stops no sooner
     */
    void fillFrom(Marks stops, int[] ends) {
        queued.clear();
        for (int i = 0; i < stops.size(); i++) {
            int stop = stops.get(i);
            for (int entry = day.firstServing(stop); entry < day.endServing(stop); entry++) {
                int pattern = day.servingPattern(entry);
                int at = day.servingPosition(entry);
                if (at < ends[pattern] && (queued.add(pattern) || at < position[pattern])) {
                    position[pattern] = at;
                }
            }
        }
        stops.clear();
    }

    /** Queues all patterns of these stops; each is to be looked at from its last such stop back. Empties the stops. */
    void fillBackFrom(Marks stops) {
        queued.clear();
        for (int i = 0; i < stops.size(); i++) {
            int stop = stops.get(i);
            for (int entry = day.firstServing(stop); entry < day.endServing(stop); entry++) {
                int pattern = day.servingPattern(entry);
                int at = day.servingPosition(entry);
                if (problem.allows(pattern) && (queued.add(pattern) || at > position[pattern])) {
                    position[pattern] = at;
                }
            }
        }
        stops.clear();
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
        return position[queued.get(i)];
    }
}
