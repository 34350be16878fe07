package org.commonway.planner.timetable;

/**
 * What a feed says of wheelchairs and bicycles: GTFS wheelchair_boarding, wheelchair_accessible and bikes_allowed, whose
 * values 0, 1 and 2 mean the same in all three.
 */
public enum Possibility {
    /** 0 or empty: the feed does not say. */
    UNKNOWN,
    /** 1: for at least some. */
    POSSIBLE,
    /** 2: not at all. */
    IMPOSSIBLE
}
