package org.commonway.audit.market.bias;

/**
 * How often chance alone does as much: as a fraction, so that nothing is rounded before it is decided.
 *
 * @param times out of {@link #of}, 1 or more
 * @param of not less than times
 */
public record PValue(long times, long of) implements Comparable<PValue> {
    /** Chance does as much always, as where there is nothing to compare. */
    public static final PValue CERTAIN = new PValue(1, 1);

    /** Whether this, times the factor, is at most one in so many. */
    boolean isAtMost(int oneIn, int factor) {
        return times * factor * oneIn <= of;
    }

    @Override
    public int compareTo(PValue other) {
        return Long.compare(times * other.of, other.times * of);
    }
}
