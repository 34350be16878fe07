package org.commonway.planner.timetable;

/** How people move on a pathway: GTFS pathway_mode, in the order of its values 1 to 7. */
public enum PathwayMode {
    /** Level ground. */
    WALKWAY,
    /** Steps. */
    STAIRS,
    /** A travelator. */
    MOVING_SIDEWALK,
    /** Moving steps. */
    ESCALATOR,
    /** A lift. */
    ELEVATOR,
    /** Into the part of the station that a fare is needed for. */
    FARE_GATE,
    /** Out of it. */
    EXIT_GATE
}
