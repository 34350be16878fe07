package org.commonway.planner.timetable;

/**
 * A rule for changing between two stops (or within one), as in GTFS transfers.txt; rules for single trips or routes are
 * not kept.
 *
 * @param fromStop index in {@link Timetable#stops()}
 * @param toStop likewise; may be the same
 * @param kind what the rule says
 * @param minSeconds with MINIMUM_TIME: what the change takes at least
 */
public record TransferRule(int fromStop, int toStop, Kind kind, int minSeconds) {
    /** GTFS transfer_type 0 to 3. */
    public enum Kind {
        /** A good place to change. */
        RECOMMENDED,
        /** The other vehicle waits. */
        TIMED,
        /** Takes at least so long. */
        MINIMUM_TIME,
        /** No changing here. */
        IMPOSSIBLE
    }
}
