package org.commonway.gateway.places;

/**
 * A stop or station with a name.
 *
 * @param name as riders read it
 * @param kind what it is
 * @param operatorId whose it is
 * @param latitude degrees
 * @param longitude degrees
 */
public record FoundPlace(String name, Kind kind, String operatorId, double latitude, double longitude) {
    /** What a place is. */
    public enum Kind {
        /** Of a timetable. */
        STOP,
        /** Of shared vehicles. */
        STATION
    }
}
