package org.commonway.planner.search;

import java.util.Arrays;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;

/**
 * What is still paid at least from where one gets off to the destination, by boardings still made: exactly so many, as
 * another boarding mostly is another fare. One who holds any ticket pays nothing where tickets count; one who holds none
 * pays for the first of such boardings. What rides cost of a feed that prices each, or whose fare is not known, is not
 * counted.
 */
final class RemainingFare {
    private final SearchProblem problem;
    private final DayNetwork day;
    private final Footpaths ways;
    private final boolean[] usable;
    private final boolean tickets;
    /** By boardings, then by stop: for one with a ticket, and for one without. */
    private final int[][] with;

    private final int[][] without;
    private final int[] readyWith;
    private final int[] readyWithout;
    private final PatternQueue queue;
    private final Marks marked;
    private final Marks changed;

    /**
     * Bounds for flat fares and tickets.
     *
     * @param usable by stop: whether one may get off there
     * @param most boardings still made at most
     * @param tickets whether tickets save anything; where not, each boarding is paid
     */
    RemainingFare(SearchProblem problem, boolean[] usable, int most, boolean tickets) {
        this.problem = problem;
        this.day = problem.day();
        this.ways = problem.network().footpaths();
        this.usable = usable;
        this.tickets = tickets && problem.costs().ticketSlots() > 0;
        int stops = problem.network().stopCount();
        this.with = nothing(most + 1, stops);
        this.without = this.tickets ? nothing(most + 1, stops) : with;
        this.readyWith = new int[stops];
        this.readyWithout = new int[stops];
        this.queue = new PatternQueue(problem);
        this.marked = new Marks(stops);
        this.changed = new Marks(stops);
        run();
    }

    private static int[][] nothing(int rows, int stops) {
        int[][] values = new int[rows][stops];
        for (int[] row : values) {
            Arrays.fill(row, Remaining.NEVER);
        }
        return values;
    }

    /** Off a vehicle, by stop, with exactly so many boardings still; {@link Remaining#NEVER} where it cannot be. */
    int[] after(int boardings, boolean hasTicket) {
        return hasTicket ? with[boardings] : without[boardings];
    }

    /** What getting on costs at least without a ticket. */
    private static int boarding(RideCosts costs, int feed) {
        return costs.pricesEachRide(feed) ? 0 : Math.max(0, costs.boarding(feed));
    }

    private void run() {
        for (DoorLabel way : problem.egress()) {
            lower(0, way.stop(), way.price(), way.price());
        }
        for (int boardings = 1; boardings < with.length; boardings++) {
            Arrays.fill(readyWith, Remaining.NEVER);
            Arrays.fill(readyWithout, Remaining.NEVER);
            queue.fillBackFrom(marked);
            for (int i = 0; i < queue.size(); i++) {
                rideBack(queue.pattern(i), queue.position(i), boardings - 1);
            }
            walkBack(boardings);
        }
    }

    private void lower(int boardings, int stop, int withTicket, int withoutTicket) {
        if (usable[stop]) {
            with[boardings][stop] = Math.min(with[boardings][stop], withTicket);
            without[boardings][stop] = Math.min(without[boardings][stop], withoutTicket);
            marked.add(stop);
        }
    }

    private void rideBack(int pattern, int from, int left) {
        int feed = day.feed(pattern);
        boolean ticket = tickets && problem.costs().ticketSlot(feed) >= 0;
        int fare = boarding(problem.costs(), feed);
        int first = day.firstPosition(pattern);
        int bestWith = Remaining.NEVER;
        int bestWithout = Remaining.NEVER;
        for (int position = from; position >= 0; position--) {
            int stop = day.stopAt(first + position);
            if (bestWith < Remaining.NEVER && day.mayBoardAt(first + position)) {
                readyWith[stop] = Math.min(readyWith[stop], bestWith + (ticket ? 0 : fare));
                // The first ticket is bought here, and is taken to be good for whatever follows.
                readyWithout[stop] = Math.min(readyWithout[stop], fare + (ticket ? bestWith : bestWithout));
                changed.add(stop);
            }
            if (with[left][stop] < Remaining.NEVER && day.mayAlightAt(first + position)) {
                bestWith = Math.min(bestWith, with[left][stop]);
                bestWithout = Math.min(bestWithout, without[left][stop]);
            }
        }
    }

    private void walkBack(int boardings) {
        for (int i = 0; i < changed.size(); i++) {
            int stop = changed.get(i);
            for (int entry = ways.firstInto(stop); entry < ways.endInto(stop); entry++) {
                lower(boardings, ways.sourceInto(entry), readyWith[stop], readyWithout[stop]);
            }
        }
        changed.clear();
    }
}
