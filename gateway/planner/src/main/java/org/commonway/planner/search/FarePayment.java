package org.commonway.planner.search;

import org.commonway.planner.network.DayNetwork;
import org.jspecify.annotations.Nullable;

/** What a label pays, and the tickets it then holds, as the price counts; where it does not, nothing is paid. */
final class FarePayment {
    private final DayNetwork day;
    private final RideCosts costs;
    private final boolean counts;
    private final int tickets;
    private final @Nullable FeedPayment feeds;

    FarePayment(SearchProblem problem, PriceCount price) {
        this.day = problem.day();
        this.costs = problem.costs();
        this.counts = price != PriceCount.NOT;
        this.tickets = price == PriceCount.WITH_TICKETS ? costs.ticketSlots() : 0;
        this.feeds = counts ? FeedPayment.of(problem, tickets) : null;
    }

    /** How many fields a label has for it. */
    int width() {
        return tickets + (feeds == null ? 0 : feeds.width());
    }

    /** Whether what is paid shows when one gets on, and is the same whoever does: no tickets, no fares by ride. */
    boolean isFlat() {
        return tickets == 0 && feeds == null;
    }

    /** What getting on costs where all is flat, 0 where nothing counts; {@link RideCosts#UNKNOWN} if that is not known. */
    int flat(int pattern) {
        return counts ? costs.boarding(day.feed(pattern)) : 0;
    }

    /** When one label under way makes another needless. */
    Dominance underWay() {
        return Dominance.underWay(costs, tickets, feeds);
    }

    /** Pays for a way between door and stop. */
    void add(int[] label, DoorLabel way) {
        if (counts) {
            label[Labels.PRICE] += way.price();
            if (!way.priceKnown()) {
                setUnknown(label);
            }
        }
    }

    private void setUnknown(int[] label) {
        label[Labels.UNKNOWN] = 1;
        if (feeds != null) {
            feeds.setUnknown(label);
        }
    }

    /** Pays for a boarding, unless a ticket that is held is good for it, or what it costs shows when one gets off. */
    void board(int[] label, int pattern, int position, int departure) {
        if (!counts) {
            return;
        }
        int feed = day.feed(pattern);
        if (feeds != null && feeds.prices(feed)) {
            feeds.board(label, feed, pattern, position, departure);
            return;
        }
        int slot = tickets > 0 ? costs.ticketSlot(feed) : -1;
        if (slot >= 0 && label[Labels.TICKETS + slot] != 0 && label[Labels.TICKETS + slot] >= departure) {
            return;
        }
        int fare = costs.boarding(feed);
        if (fare == RideCosts.UNKNOWN) {
            setUnknown(label);
        } else {
            label[Labels.PRICE] += fare;
        }
        if (slot >= 0) {
            label[Labels.TICKETS + slot] = departure + costs.freeSeconds(feed);
        }
    }

    /** Pays for a ride whose price shows when one gets off. */
    void alight(int[] label, int pattern, int position, int arrival) {
        if (feeds != null) {
            feeds.alight(label, pattern, position, arrival);
        }
    }

    /** Whether a label holds a ticket of any kind that may still be of use. */
    boolean hasTicket(int[] label) {
        for (int slot = 0; slot < tickets; slot++) {
            if (label[Labels.TICKETS + slot] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Makes a label that got off as cheap as what it paid can sink to at least. */
    void cheapen(int[] label) {
        if (feeds != null) {
            feeds.cheapen(label);
        }
    }

    /** Forgets, of a label off a vehicle, tickets that cannot be of use any more, as below. */
    void dropUselessOff(int[] label, int stop, int boardings, Restriction restriction) {
        for (int slot = 0; slot < tickets; slot++) {
            drop(label, slot, label[Labels.TIME], restriction.tickets().offAt(stop, boardings, slot));
        }
    }

    /**
     * Forgets, of a label on board, tickets that are no longer good, and how much longer than they can be of use others
     * are, so that labels are not thought worse for what brings nothing.
     */
    void dropUselessAboard(int[] label, int departure, int pattern, int boardings, Restriction restriction) {
        for (int slot = 0; slot < tickets; slot++) {
            drop(label, slot, departure, restriction.tickets().aboard(pattern, boardings, slot));
        }
    }

    private static void drop(int[] label, int slot, int time, int lastUse) {
        int good = Math.min(label[Labels.TICKETS + slot], lastUse);
        label[Labels.TICKETS + slot] = good < time ? 0 : good;
    }
}
