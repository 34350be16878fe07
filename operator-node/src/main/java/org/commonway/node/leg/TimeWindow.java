package org.commonway.node.leg;

import java.time.Instant;

/**
 * A stretch of journey time.
 *
 * @param start inclusive
 * @param end exclusive, after start
 */
public record TimeWindow(Instant start, Instant end) {

    /** Refuses a stretch that has no length. */
    public TimeWindow {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a window must end after it starts, not " + start + " to " + end);
        }
    }

    /** True when the other lies within this one. */
    public boolean contains(TimeWindow other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /** True when the two share a moment. */
    public boolean overlaps(TimeWindow other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
