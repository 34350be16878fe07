package org.commonway.node.timetable;

/**
 * A line of frequencies.txt: a stretch of a service day in which a trip runs again and again. Times are seconds after
 * noon minus 12 hours.
 *
 * @param startSeconds when the first vehicle leaves the first stop
 * @param endSeconds when the headway ends; no vehicle leaves the first stop at or after it
 * @param headwaySeconds from one departure to the next
 */
public record Headway(int startSeconds, int endSeconds, int headwaySeconds) {
    /** Refuses a headway in which nothing would run, or without end. */
    public Headway {
        if (startSeconds < 0 || endSeconds <= startSeconds || headwaySeconds <= 0) {
            throw new IllegalArgumentException("a headway ends after it starts and takes time between two departures");
        }
    }

    /** Whether a vehicle leaves the first stop then. */
    boolean hasDepartureAt(int seconds) {
        return seconds >= startSeconds && seconds < endSeconds && (seconds - startSeconds) % headwaySeconds == 0;
    }
}
