package org.commonway.launcher.bench.ledger;

/**
 * When each booking of a load is meant to begin. An open load goes on whether or not answers come: whoever counts from
 * the intended moment sees the queue that a slow ledger builds up, and not only the calls that got through
 * (coordinated omission).
 *
 * @param perSecond bookings a second; 0 for as many as the ledger takes, each meant to begin when somebody is free
 */
public record Schedule(double perSecond) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Refuses what is no rate. */
    public Schedule {
        if (!(perSecond >= 0) || perSecond > 1e6) {
            throw new IllegalArgumentException("a rate is from 0 to 1,000,000 a second, not " + perSecond);
        }
    }

    /** Whether bookings begin at moments that do not depend on answers. */
    public boolean isOpen() {
        return perSecond > 0;
    }

    /**
     * When this booking is meant to begin.
     *
     * @param index from 0
     * @param startNanos when the load begins
     * @param nowNanos now
     */
    public long dueNanos(long index, long startNanos, long nowNanos) {
        return isOpen() ? startNanos + Math.round(index * NANOS_PER_SECOND / perSecond) : nowNanos;
    }

    /** How many bookings begin within so many seconds; an open load only. */
    public int countWithin(int seconds) {
        return Math.toIntExact(Math.round(Math.ceil(perSecond * seconds)));
    }
}
