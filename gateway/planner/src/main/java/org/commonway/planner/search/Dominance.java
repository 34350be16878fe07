package org.commonway.planner.search;

/**
 * When one label makes another needless: it is nowhere worse. A ticket that only the other holds is worth at most one
 * fare, so the first must be cheaper by that much. An unknown price is not compared with a known one in its favour.
 */
final class Dominance {
    private final Precision precision;
    private final RideCosts costs;
    private final boolean tickets;

    Dominance(Precision precision, RideCosts costs, boolean tickets) {
        this.precision = precision;
        this.costs = costs;
        this.tickets = tickets;
    }

    /** Whether label {@code a} of one array is nowhere worse than label {@code b} of another; offsets into both. */
    boolean dominates(int[] a, int from, int[] b, int to, int timeShift) {
        if (a[from + Labels.TIME] >> timeShift > b[to + Labels.TIME] >> timeShift
                || a[from + Labels.VEHICLES] > b[to + Labels.VEHICLES]) {
            return false;
        }
        if (precision.walk()
                && a[from + Labels.WALK] >> precision.walkShift() > b[to + Labels.WALK] >> precision.walkShift()) {
            return false;
        }
        if (precision.co2()
                && a[from + Labels.CO2] >> precision.co2Shift() > b[to + Labels.CO2] >> precision.co2Shift()) {
            return false;
        }
        return !precision.price() || isNoDearer(a, from, b, to);
    }

    private boolean isNoDearer(int[] a, int from, int[] b, int to) {
        if (a[from + Labels.UNKNOWN] > b[to + Labels.UNKNOWN]) {
            return false;
        }
        int handicap = 0;
        if (tickets) {
            for (int slot = 0; slot < costs.ticketSlots(); slot++) {
                if (a[from + Labels.TICKETS + slot] < b[to + Labels.TICKETS + slot]) {
                    handicap += costs.slotFare(slot);
                }
            }
        }
        return a[from + Labels.PRICE] + handicap <= b[to + Labels.PRICE];
    }
}
