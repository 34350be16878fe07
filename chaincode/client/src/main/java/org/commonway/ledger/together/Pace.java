package org.commonway.ledger.together;

import java.util.function.LongSupplier;

/**
 * How many transactions may be under way at once, found by trying: one more is worth it while it brings at least half of
 * what it would if nothing but waiting held the ledger up, and one fewer when it does not. So a ledger that answers at
 * once is asked by few, and one whose blocks take their time by many. Only while trips wait is there anything to learn.
 * Not safe for many threads.
 */
final class Pace {
    /** A look at the rate takes this many rounds, for transactions that share a block end together. */
    private static final int ROUNDS = 2;

    private static final double WORTHWHILE = 0.5;

    private final int fewest;
    private final int most;
    private final LongSupplier nanoTime;

    private int limit;
    /** Trips and transactions that ended since the look began. */
    private int trips;

    private int transactions;
    private long since;
    /** What the look before this one saw; a rate of 0 when there was none. */
    private int limitBefore;

    private double rateBefore;

    /**
     * A pace that begins with the fewest.
     *
     * @param fewest at least 1
     * @param most at least the fewest
     */
    Pace(int fewest, int most, LongSupplier nanoTime) {
        if (fewest < 1 || most < fewest) {
            throw new IllegalArgumentException("one transaction must be under way at least");
        }
        this.fewest = fewest;
        this.most = most;
        this.nanoTime = nanoTime;
        this.limit = fewest;
        this.since = nanoTime.getAsLong();
    }

    /** Always so many. */
    static Pace fixed(int transactions) {
        return new Pace(transactions, transactions, () -> 0);
    }

    /** How many may be under way. */
    int limit() {
        return limit;
    }

    /**
     * A transaction has ended.
     *
     * @param itsTrips how many trips were in it
     * @param othersWait whether there are trips that had to wait for it
     */
    void ended(int itsTrips, boolean othersWait) {
        if (!othersWait) {
            rateBefore = 0;
            begin();
            return;
        }
        trips += itsTrips;
        transactions++;
        if (transactions >= ROUNDS * limit) {
            decide();
            begin();
        }
    }

    private void begin() {
        trips = 0;
        transactions = 0;
        since = nanoTime.getAsLong();
    }

    private void decide() {
        double rate = trips / (double) Math.max(1, nanoTime.getAsLong() - since);
        int step = rateBefore == 0 || limit == limitBefore || isWorthwhile(rate) ? 1 : -1;
        rateBefore = rate;
        limitBefore = limit;
        limit = Math.max(fewest, Math.min(most, limit + step));
        if (limit == limitBefore && limit == most) {
            limit = Math.max(fewest, most - 1); // whether the last one is worth it is to be asked again
        }
    }

    private boolean isWorthwhile(double rate) {
        double gain = (rate - rateBefore) / rateBefore;
        double share = (limit - limitBefore) / (double) limitBefore;
        return gain / share >= WORTHWHILE;
    }
}
