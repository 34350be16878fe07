package org.commonway.planner.search;

import org.jspecify.annotations.Nullable;

/**
 * When one label makes another needless: it is nowhere worse. A ticket that only the other holds is worth at most one
 * fare, so the first must be cheaper by that much; and by what the rides before may save the other with feeds that price
 * each ride. A price of which part is unknown never beats a known one.
 */
final class Dominance {
    private final int[] ticketFares;
    private final @Nullable FeedPayment feeds;

    private Dominance(int[] ticketFares, @Nullable FeedPayment feeds) {
        this.ticketFares = ticketFares;
        this.feeds = feeds;
    }

    /** For labels under way, of which tickets still matter. */
    static Dominance underWay(RideCosts costs, int ticketSlots, @Nullable FeedPayment feeds) {
        int[] fares = new int[ticketSlots];
        for (int slot = 0; slot < ticketSlots; slot++) {
            fares[slot] = costs.slotFare(slot);
        }
        return new Dominance(fares, feeds);
    }

    /** For labels at the destination: nobody needs a ticket there. */
    static Dominance atDestination() {
        return new Dominance(new int[0], null);
    }

    /** How many kinds of tickets matter. */
    int slots() {
        return ticketFares.length;
    }

    /** What label {@code b} may save by tickets that are good for longer than those of {@code a}; offsets of both's tickets. */
    int byTickets(int[] a, int from, int[] b, int to) {
        int handicap = 0;
        for (int slot = 0; slot < ticketFares.length; slot++) {
            if (a[from + slot] < b[to + slot]) {
                handicap += ticketFares[slot];
            }
        }
        return handicap;
    }

    /** What label {@code b} may save by its rides before; offsets of both labels. */
    int byRides(int[] a, int from, int[] b, int to) {
        return feeds == null ? 0 : feeds.handicap(a, from, b, to);
    }

    /** Whether a label stays no dearer than another that may save so much; their second {@link Criteria} keys. */
    static boolean staysNoDearer(long second, long other, int handicap) {
        return handicap == 0 || Criteria.price(second) + handicap <= Criteria.price(other);
    }
}
