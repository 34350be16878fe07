package org.commonway.planner.realtime.gtfsrt;

/** Why something of a realtime feed was left out, or what else was noted of it; stable names, for counting. */
public enum RealtimeSkipReason {
    /** A trip that the timetable does not have, or that is not named by its trip_id. */
    TRIP_UNKNOWN(true),
    /** A trip that does not run on the day, or on no day near the feed's time. */
    TRIP_NOT_RUNNING(true),
    /** A second update of one run; the first counts. */
    TRIP_DOUBLED(true),
    /** A trip beside the timetable with fewer than two stops and times. */
    TRIP_UNUSABLE(true),
    /** A departure of frequencies.txt that is kept to only about, or a trip without a schedule: no times to be late by. */
    HEADWAY_NOT_FOLLOWED(true),
    /** A trip beside the timetable on a line that the timetable does not have. */
    ROUTE_UNKNOWN(true),
    /** An update of a stop that the trip does not call at, or comes out of order. */
    STOP_NOT_OF_TRIP(true),
    /** A value that is not of its type, or a required one is missing. */
    VALUE_INVALID(true),
    /** A way to stand to the timetable that is not known here. */
    RELATIONSHIP_UNKNOWN(true),
    /** An entity that the feed itself says is gone. */
    ENTITY_DELETED(true),
    /** An entity that is no trip update, alert or vehicle position. */
    ENTITY_NOT_USED(true),
    /** Times that run back along the trip; the later stop is pushed on. */
    TIMES_BACKWARDS(false);

    private final boolean leftOut;

    RealtimeSkipReason(boolean leftOut) {
        this.leftOut = leftOut;
    }

    /** Whether it was left out; otherwise it is used, and this is only said of it. */
    public boolean isLeftOut() {
        return leftOut;
    }
}
