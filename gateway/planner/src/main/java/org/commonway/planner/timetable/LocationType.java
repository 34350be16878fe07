package org.commonway.planner.timetable;

/** What a line of stops.txt stands for: GTFS location_type, in the order of its values 0 to 4. */
public enum LocationType {
    /** Where riders get on and off; a platform if it is part of a station. */
    STOP,
    /** A building or area that holds stops. */
    STATION,
    /** Where riders come into a station from the street. */
    ENTRANCE,
    /** A point inside a station where pathways meet. */
    NODE,
    /** A part of a platform, where riders get on and off. */
    BOARDING_AREA;

    /** Whether vehicles may call there: GTFS lets stop_times.txt name stops and boarding areas only. */
    public boolean isBoardable() {
        return this == STOP || this == BOARDING_AREA;
    }
}
