package org.commonway.planner.mode;

/** A way of moving; the words are those of GTFS route types and GBFS form factors. */
public enum Mode {
    /** On foot. */
    WALK,
    /** Bus, coach or trolleybus. */
    BUS,
    /** Tram, light rail, cable tram or aerial lift. */
    TRAM,
    /** Underground, metro or monorail. */
    METRO,
    /** Railway or funicular. */
    RAIL,
    /** Boat. */
    FERRY,
    /** Shared or own bicycle, with or without motor. */
    BICYCLE,
    /** Shared standing scooter. */
    SCOOTER,
    /** Shared moped. */
    MOPED,
    /** Shared or own car, driven by the rider. */
    CAR,
    /** A ride on demand, driven by somebody else. */
    SHUTTLE;

    /** Whether it runs by a timetable. */
    public boolean isTransit() {
        return this == BUS || this == TRAM || this == METRO || this == RAIL || this == FERRY;
    }

    /** Whether it is a vehicle that the rider moves. */
    public boolean isRental() {
        return this == BICYCLE || this == SCOOTER || this == MOPED || this == CAR;
    }
}
