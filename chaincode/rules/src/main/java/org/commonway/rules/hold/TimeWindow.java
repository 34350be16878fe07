package org.commonway.rules.hold;

import java.time.Duration;

/**
 * A stretch of time, in milliseconds since 1970-01-01T00:00:00Z.
 *
 * @param startMillis inclusive
 * @param endMillis exclusive
 */
public record TimeWindow(long startMillis, long endMillis) {
    /** The last millisecond of the year 9999: fifteen digits, so that windows sort as text. */
    public static final long LATEST_MILLIS = 253_402_300_799_999L;

    /** Whether it starts in 1970 or later, ends after it starts, and ends before the year 10000. */
    public boolean isSane() {
        return startMillis >= 0 && startMillis < endMillis && endMillis <= LATEST_MILLIS;
    }

    /** Whether both have some millisecond in common. */
    public boolean overlaps(TimeWindow other) {
        return startMillis < other.endMillis && other.startMillis < endMillis;
    }

    /** Whether the other lies within it, edges included. */
    public boolean contains(TimeWindow other) {
        return startMillis <= other.startMillis && other.endMillis <= endMillis;
    }

    /** From start to end; only of a sane window. */
    public Duration length() {
        return Duration.ofMillis(endMillis - startMillis);
    }
}
