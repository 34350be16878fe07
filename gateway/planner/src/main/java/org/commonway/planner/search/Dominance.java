package org.commonway.planner.search;

/**
 * When one label makes another needless: it is nowhere worse. A ticket that only the other holds is worth at most one
 * fare, so the first must be cheaper by that much. A price of which part is unknown never beats a known one.
 */
final class Dominance {
    private final int[] ticketFares;

    private Dominance(int[] ticketFares) {
        this.ticketFares = ticketFares;
    }

    /** For labels under way, of which tickets still matter. */
    static Dominance underWay(RideCosts costs, int ticketSlots) {
        int[] fares = new int[ticketSlots];
        for (int slot = 0; slot < ticketSlots; slot++) {
            fares[slot] = costs.slotFare(slot);
        }
        return new Dominance(fares);
    }

    /** For labels at the destination: nobody needs a ticket there. */
    static Dominance atDestination() {
        return new Dominance(new int[0]);
    }

    /**
     * Whether label {@code a} of one array, which is no worse than label {@code b} of another in all that {@link Criteria}
     * compare, stays no dearer if {@code b} need not pay where its tickets are good for longer; offsets into both.
     */
    boolean tickets(int[] a, int from, int[] b, int to) {
        int handicap = 0;
        for (int slot = 0; slot < ticketFares.length; slot++) {
            if (a[from + Labels.TICKETS + slot] < b[to + Labels.TICKETS + slot]) {
                handicap += ticketFares[slot];
            }
        }
        return handicap == 0 || a[from + Labels.PRICE] + handicap <= b[to + Labels.PRICE];
    }
}
