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

    /**
     * Whether label {@code a} of one array, which is no worse than label {@code b} of another in all that {@link Criteria}
     * compare, stays no dearer if {@code b} need not pay where its tickets are good for longer; offsets into both.
     */
    boolean tickets(int[] a, int from, int[] b, int to) {
        int handicap = 0;
        for (int slot = 0; slot < ticketFares.length; slot++) {
            int held = b[to + Labels.TICKETS + slot];
            // Most labels hold none: then the other, which may be far away in memory, need not be looked at.
            if (held != 0 && a[from + Labels.TICKETS + slot] < held) {
                handicap += ticketFares[slot];
            }
        }
        if (feeds != null) {
            handicap += feeds.handicap(a, from, b, to);
        }
        return handicap == 0 || a[from + Labels.PRICE] + handicap <= b[to + Labels.PRICE];
    }
}
