package org.commonway.planner.realtime;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * One run of a trip on one service day (GTFS Realtime TripDescriptor).
 *
 * @param tripId GTFS trip_id
 * @param serviceDate start_date; where the feed leaves it out, the day that was found when the feed was read
 * @param startSeconds start_time, seconds from noon minus 12 hours of that day; given for the departures of
 *     frequencies.txt, which share a trip_id, and for trips that are made anew
 * @param routeId GTFS route_id; empty when the feed leaves it out
 */
public record TripInstance(String tripId, LocalDate serviceDate, OptionalInt startSeconds, String routeId) {
    /** A trip of the timetable that is no departure of a headway. */
    public TripInstance(String tripId, LocalDate serviceDate) {
        this(tripId, serviceDate, OptionalInt.empty(), "");
    }
}
