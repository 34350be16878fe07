package org.commonway.planner.search;

/** What a label pays, and the tickets it then holds. Where the price does not count, nothing is paid. */
final class FarePayment {
    private final RideCosts costs;
    private final boolean counts;

    FarePayment(RideCosts costs, boolean counts) {
        this.costs = costs;
        this.counts = counts;
    }

    /** Pays for a way between door and stop. */
    void add(int[] label, DoorLabel way) {
        if (counts) {
            label[Labels.PRICE] += way.price();
            label[Labels.UNKNOWN] |= way.priceKnown() ? 0 : 1;
        }
    }

    /** Pays for a boarding, unless a ticket that is held is good for it. */
    void board(int[] label, int feed, int departure) {
        if (!counts) {
            return;
        }
        int slot = costs.ticketSlot(feed);
        if (slot >= 0 && label[Labels.TICKETS + slot] != 0 && label[Labels.TICKETS + slot] >= departure) {
            return;
        }
        int fare = costs.boarding(feed);
        if (fare == RideCosts.UNKNOWN) {
            label[Labels.UNKNOWN] = 1;
        } else {
            label[Labels.PRICE] += fare;
        }
        if (slot >= 0) {
            label[Labels.TICKETS + slot] = departure + costs.freeSeconds(feed);
        }
    }

    /** Forgets tickets that are no longer good, so that labels without them are not thought worse. */
    void dropOldTickets(int[] label, int time) {
        for (int slot = Labels.TICKETS; slot < label.length; slot++) {
            if (label[slot] < time) {
                label[slot] = 0;
            }
        }
    }
}
