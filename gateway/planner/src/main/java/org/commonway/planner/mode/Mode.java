package org.commonway.planner.mode;

import java.util.Optional;

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

    /** That of a GTFS route_type: 0 to 12, and Google's extended types by their hundreds; empty for any other number. */
    public static Optional<Mode> findByRouteType(int routeType) {
        return switch (routeType) {
            case 0, 5, 6 -> Optional.of(TRAM);
            case 1, 12 -> Optional.of(METRO);
            case 2, 7 -> Optional.of(RAIL);
            case 3, 11 -> Optional.of(BUS);
            case 4 -> Optional.of(FERRY);
            default -> findByExtendedType(routeType / 100);
        };
    }

    private static Optional<Mode> findByExtendedType(int hundreds) {
        return switch (hundreds) {
            case 1, 3, 14 -> Optional.of(RAIL);
            case 4, 5, 6 -> Optional.of(METRO);
            case 2, 7, 8 -> Optional.of(BUS);
            case 9, 13 -> Optional.of(TRAM);
            case 10, 12 -> Optional.of(FERRY);
            default -> Optional.empty();
        };
    }

    /** Whether it runs by a timetable. */
    public boolean isTransit() {
        return this == BUS || this == TRAM || this == METRO || this == RAIL || this == FERRY;
    }

    /** Whether it is a vehicle that the rider moves. */
    public boolean isRental() {
        return this == BICYCLE || this == SCOOTER || this == MOPED || this == CAR;
    }
}
