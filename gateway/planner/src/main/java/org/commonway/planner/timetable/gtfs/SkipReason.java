package org.commonway.planner.timetable.gtfs;

/** Why a line of a feed was left out, or what else was noted of it; stable names, for counting. */
public enum SkipReason {
    /** A quotation mark is not closed, or something follows where it is, or the line is endless. */
    LINE_BROKEN(true),
    /** A value is not of its GTFS type, or a required one is missing. */
    VALUE_INVALID(true),
    /** It refers to something that is not in the feed, or was left out itself. */
    REFERENCE_UNKNOWN(true),
    /** Its key has come before; the first line counts. */
    KEY_DOUBLED(true),
    /** A call at a place where no vehicle can stop: a station, an entrance or a node. */
    STOP_NOT_BOARDABLE(true),
    /** A trip that nobody could ride: fewer than two calls, without times, back in time. */
    TRIP_UNUSABLE(true),
    /** A headway that is no headway, or ends before it begins. */
    FREQUENCY_INVALID(true),
    /** A headway that begins before another of the same trip has ended. */
    FREQUENCY_OVERLAPS(true),
    /** A headway with which the feed would have more departures than are made from headways. */
    FREQUENCY_TOO_MANY(true),
    /** What the GTFS reference forbids in so many words. */
    RULE_FORBIDDEN(true),
    /** A line inside a quoted value that goes over several, which GTFS forbids. */
    LINE_JOINED(false),
    /** A line with fewer values than the header: the missing ones count as empty. */
    LINE_SHORT(false),
    /** Another time zone than that of the feed's first agency, which counts for all. */
    AGENCY_ZONE_DIFFERS(false),
    /** An optional value that is not of its type counts as not given. */
    VALUE_IGNORED(false),
    /** A parent_station that cannot be one is not used. */
    PARENT_IGNORED(false),
    /** Getting on and off between stops (continuous_pickup, continuous_drop_off) is not planned with. */
    CONTINUOUS_STOPPING(false),
    /** A whole file that is not planned with. */
    FILE_NOT_USED(false);

    private final boolean leftOut;

    SkipReason(boolean leftOut) {
        this.leftOut = leftOut;
    }

    /** Whether the line was left out; otherwise it is used, and this is only said of it. */
    public boolean isLeftOut() {
        return leftOut;
    }
}
