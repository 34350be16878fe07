package org.commonway.planner.realtime;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.place.Coordinate;

/**
 * Where a vehicle of a timetable is (GTFS Realtime VehiclePosition).
 *
 * @param vehicleId the operator's id; empty when not given
 * @param label as riders see it; may be empty
 * @param tripId GTFS trip_id of the trip that it runs; empty when not known
 * @param routeId GTFS route_id; empty when not known
 * @param position where it is
 * @param bearingDegrees where it heads, clockwise from north
 * @param stopId GTFS stop_id of the stop that it stands at or comes to next; may be empty
 * @param stopSequence GTFS stop_sequence of that stop
 * @param seenAt when it was there
 */
public record VehiclePosition(
        String vehicleId,
        String label,
        String tripId,
        String routeId,
        Coordinate position,
        OptionalInt bearingDegrees,
        String stopId,
        OptionalInt stopSequence,
        Optional<Instant> seenAt) {}
