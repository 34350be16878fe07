package org.commonway.rules.trip;

/**
 * A leg as its operator will run it, as far as the law looks at it.
 *
 * @param serviceRef GTFS trip_id, vehicle id or quote id
 * @param fromStopId GTFS stop_id of a timetable leg; empty otherwise
 * @param toStopId as fromStopId
 */
public record Leg(
        TimeWindow window, Position from, Position to, String serviceRef, String fromStopId, String toStopId) {

    /**
     * A WGS 84 position in units of 10^-7 degree.
     *
     * @param latitudeE7 -900000000 to 900000000
     * @param longitudeE7 -1800000000 to 1800000000
     */
    public record Position(int latitudeE7, int longitudeE7) {
        boolean isOnEarth() {
            return Math.abs((long) latitudeE7) <= 900_000_000L && Math.abs((long) longitudeE7) <= 1_800_000_000L;
        }
    }
}
