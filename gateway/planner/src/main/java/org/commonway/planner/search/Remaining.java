package org.commonway.planner.search;

import java.util.Arrays;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/**
 * What one criterion comes to at least from where one gets off to the destination, by boardings still made: a lower bound
 * that does not ask when anything goes. RAPTOR from the destination back, in which a vehicle never lets one wait.
 */
final class Remaining {
    /** More than anything comes to. */
    static final int NEVER = SearchProblem.NEVER;

    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final Cost cost;
    private final boolean[] usable;
    /** By boardings, then by stop. */
    private final int[][] off;

    private final int[] ready;
    private final PatternQueue queue;
    private final Marks marked;
    private final Marks changed;

    /** What adds up along a trip. */
    interface Cost {
        /** From a pattern's first stop to a position at least. */
        int to(int pattern, int position);

        /** Of a footpath, by its entry among those into a stop. */
        int ofEntry(int entry);

        /** Of a way to the destination. */
        int of(DoorLabel egress);
    }

    /**
     * Bounds for this criterion.
     *
     * @param usable by stop: whether one may get off there
     * @param most boardings still made at most
     */
    Remaining(SearchProblem problem, Cost cost, boolean[] usable, int most) {
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.cost = cost;
        this.usable = usable;
        int stops = problem.network().stopCount();
        this.off = new int[most + 1][];
        this.ready = new int[stops];
        this.queue = new PatternQueue(problem);
        this.marked = new Marks(stops);
        this.changed = new Marks(stops);
        run(stops);
    }

    /** Seconds, at the least of a day's trips. */
    static Cost seconds(SearchProblem problem) {
        return new Cost() {
            @Override
            public int to(int pattern, int position) {
                return problem.day().leastSecondsTo(pattern, position);
            }

            @Override
            public int ofEntry(int entry) {
                return problem.network().footpaths().changeSecondsInto(entry);
            }

            @Override
            public int of(DoorLabel egress) {
                return egress.seconds();
            }
        };
    }

    /** Walking in steps. */
    static Cost walking(SearchProblem problem, Precision precision) {
        return new Cost() {
            @Override
            public int to(int pattern, int position) {
                return 0;
            }

            @Override
            public int ofEntry(int entry) {
                Footpaths ways = problem.network().footpaths();
                return precision.walk(ways.metres(ways.into(entry)));
            }

            @Override
            public int of(DoorLabel egress) {
                return precision.walk(egress.walkMetres());
            }
        };
    }

    /** CO2 in steps. */
    static Cost co2(SearchProblem problem, Precision precision) {
        return new Cost() {
            @Override
            public int to(int pattern, int position) {
                return precision.co2(problem.gramsTo(pattern, position));
            }

            @Override
            public int ofEntry(int entry) {
                return 0;
            }

            @Override
            public int of(DoorLabel egress) {
                return precision.co2(egress.co2Grams());
            }
        };
    }

    /** How many boardings still are made at most. */
    int most() {
        return off.length - 1;
    }

    /** From where one is off a vehicle, by stop, with at most so many boardings still; {@link #NEVER} where it cannot be. */
    int[] after(int boardings) {
        return off[boardings];
    }

    private void run(int stops) {
        Arrays.fill(ready, NEVER);
        off[0] = new int[stops];
        Arrays.fill(off[0], NEVER);
        for (DoorLabel way : problem.egress()) {
            lower(0, way.stop(), cost.of(way));
        }
        for (int boardings = 1; boardings < off.length; boardings++) {
            queue.fillBackFrom(marked);
            for (int i = 0; i < queue.size(); i++) {
                rideBack(queue.pattern(i), queue.position(i), off[boardings - 1]);
            }
            off[boardings] = off[boardings - 1].clone();
            walkBack(boardings);
        }
    }

    private void lower(int boardings, int stop, int value) {
        if (value < off[boardings][stop] && usable[stop]) {
            off[boardings][stop] = value;
            marked.add(stop);
        }
    }

    private void rideBack(int pattern, int from, int[] before) {
        int first = day.firstPosition(pattern);
        int best = NEVER;
        for (int position = from; position >= 0; position--) {
            int stop = day.stopAt(first + position);
            if (best < NEVER && day.mayBoardAt(first + position)) {
                int value = best - cost.to(pattern, position);
                if (value < ready[stop]) {
                    ready[stop] = value;
                    changed.add(stop);
                }
            }
            if (before[stop] < NEVER && day.mayAlightAt(first + position)) {
                best = Math.min(best, before[stop] + cost.to(pattern, position));
            }
        }
    }

    private void walkBack(int boardings) {
        for (int i = 0; i < changed.size(); i++) {
            int stop = changed.get(i);
            for (int entry = ways.firstInto(stop); entry < ways.endInto(stop); entry++) {
                int source = ways.sourceInto(entry);
                // A way costs something or nothing: most stops need not ask what.
                if (usable[source] && ready[stop] < off[boardings][source]) {
                    lower(boardings, source, ready[stop] + cost.ofEntry(entry));
                }
            }
        }
        changed.clear();
    }
}
