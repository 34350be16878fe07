package org.commonway.planner.search;

import java.util.Arrays;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/**
 * Until when a ticket is of use at most, by where one is within a {@link Restriction}: when at the last one may get on, on
 * a trip of the set that goes on from here, where such a ticket counts. Worked out back from the destination.
 */
final class TicketUse {
    private static final int NEVER = LatestDeparture.NEVER;

    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final Restriction restriction;
    /** By kind of ticket, boardings used, and stop: off a vehicle there. */
    private final int[][][] off;

    /** By kind of ticket, boardings used, and pattern: on board. */
    private final int[][][] aboard;

    private final int[] ready;
    private final Marks changed;

    TicketUse(SearchProblem problem, Restriction restriction) {
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.restriction = restriction;
        int slots = problem.costs().ticketSlots();
        this.off = new int[slots][restriction.most() + 1][];
        this.aboard = new int[slots][restriction.most() + 1][];
        this.ready = new int[problem.network().stopCount()];
        this.changed = new Marks(ready.length);
        for (int slot = 0; slot < slots; slot++) {
            run(slot);
        }
    }

    /** Off a vehicle after so many boardings: {@link LatestDeparture#NEVER} where such a ticket is of no use any more. */
    int offAt(int stop, int boardings, int slot) {
        return off[slot][boardings][stop];
    }

    /** On board of the last of so many boardings. */
    int aboard(int pattern, int boardings, int slot) {
        return aboard[slot][boardings][pattern];
    }

    private void run(int slot) {
        int most = restriction.most();
        off[slot][most] = never(ready.length);
        for (int used = most; used > 0; used--) {
            Arrays.fill(ready, NEVER);
            aboard[slot][used] = never(day.patternCount());
            int[] ends = restriction.ends(used);
            for (int pattern = 0; pattern < ends.length; pattern++) {
                if (ends[pattern] > 0) {
                    aboard[slot][used][pattern] = rideBack(pattern, ends[pattern], used, slot);
                }
            }
            if (used > 1) {
                off[slot][used - 1] = never(ready.length);
                walkBack(used - 1, slot);
            }
        }
    }

    private static int[] never(int length) {
        int[] values = new int[length];
        Arrays.fill(values, NEVER);
        return values;
    }

    /** Over a pattern that is the last of so many boardings; until when the ticket is of use to anybody on board. */
    private int rideBack(int pattern, int end, int used, int slot) {
        boolean counts = problem.costs().ticketSlot(day.feed(pattern)) == slot;
        int[] after = off[slot][used];
        int[] alighting = restriction.alighting(used);
        int[] boarding = restriction.boarding(used - 1);
        int first = day.firstPosition(pattern);
        int best = NEVER;
        for (int position = end; position >= 0; position--) {
            int stop = day.stopAt(first + position);
            if (position < end && boarding[stop] > NEVER && day.mayBoardAt(first + position)) {
                int use = counts ? Math.max(best, boarding[stop]) : best;
                if (use > ready[stop]) {
                    ready[stop] = use;
                    changed.add(stop);
                }
            }
            if (alighting[stop] > NEVER && day.mayAlightAt(first + position)) {
                best = Math.max(best, after[stop]);
            }
        }
        return best;
    }

    private void walkBack(int used, int slot) {
        int[] alighting = restriction.alighting(used);
        int[] latest = off[slot][used];
        for (int i = 0; i < changed.size(); i++) {
            int stop = changed.get(i);
            for (int entry = ways.firstInto(stop); entry < ways.endInto(stop); entry++) {
                int source = ways.sourceInto(entry);
                if (alighting[source] > NEVER) {
                    latest[source] = Math.max(latest[source], ready[stop]);
                }
            }
        }
        changed.clear();
    }
}
