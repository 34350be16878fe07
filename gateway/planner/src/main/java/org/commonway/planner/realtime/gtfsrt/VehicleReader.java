package org.commonway.planner.realtime.gtfsrt;

import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.Position;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.realtime.VehiclePosition;

/** Positions of vehicles; one without a place on earth is left out. */
final class VehicleReader {
    private VehicleReader() {}

    static Optional<VehiclePosition> read(FeedEntity entity, RealtimeSkipLog log) {
        if (!entity.hasVehicle()) {
            return Optional.empty();
        }
        com.google.transit.realtime.GtfsRealtime.VehiclePosition vehicle = entity.getVehicle();
        Position position = vehicle.getPosition();
        // Written so that NaN, which is not less than anything, is refused too.
        if (!vehicle.hasPosition()
                || !(Math.abs(position.getLatitude()) <= 90)
                || !(Math.abs(position.getLongitude()) <= 180)) {
            log.add(
                    entity.getId(),
                    RealtimeSkipReason.VALUE_INVALID,
                    () -> "The vehicle's position is not given, or is no place on earth.");
            return Optional.empty();
        }
        return Optional.of(new VehiclePosition(
                vehicle.getVehicle().getId(),
                vehicle.getVehicle().getLabel(),
                vehicle.getTrip().getTripId(),
                vehicle.getTrip().getRouteId(),
                new Coordinate(position.getLatitude(), position.getLongitude()),
                position.hasBearing() ? OptionalInt.of(Math.round(position.getBearing())) : OptionalInt.empty(),
                vehicle.getStopId(),
                vehicle.hasCurrentStopSequence()
                        ? OptionalInt.of(vehicle.getCurrentStopSequence())
                        : OptionalInt.empty(),
                vehicle.hasTimestamp() ? Moments.find(vehicle.getTimestamp()) : Optional.empty()));
    }
}
