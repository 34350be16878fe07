package org.commonway.planner.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.realtime.Alert;

/**
 * What alerts may say of a ride.
 *
 * @param agencyId GTFS agency_id; empty in a feed of one agency that leaves it out
 * @param routeId GTFS route_id
 * @param mode how it moves
 * @param tripId GTFS trip_id
 * @param serviceDate the service day of the trip
 * @param stopIds GTFS stop_id of where the rider gets on and off, and of their stations
 * @param departure when the ride starts
 * @param arrival when it ends
 */
record AlertedRide(
        String agencyId,
        String routeId,
        Mode mode,
        String tripId,
        LocalDate serviceDate,
        Set<String> stopIds,
        Instant departure,
        Instant arrival) {
    /** Whether the alert counts while the ride lasts and names it. */
    boolean isMeantBy(Alert alert) {
        return alert.isActive(departure, arrival) && alert.informed().stream().anyMatch(this::isNamedBy);
    }

    /** All that is given must match; a selector that gives nothing names nothing. */
    private boolean isNamedBy(Alert.Informed informed) {
        boolean empty = informed.agencyId().isEmpty()
                && informed.routeId().isEmpty()
                && informed.stopId().isEmpty()
                && informed.tripId().isEmpty()
                && informed.routeType().isEmpty();
        return !empty
                && (informed.agencyId().isEmpty()
                        || agencyId.isEmpty()
                        || informed.agencyId().equals(agencyId))
                && (informed.routeId().isEmpty() || informed.routeId().equals(routeId))
                && (informed.stopId().isEmpty() || stopIds.contains(informed.stopId()))
                && (informed.tripId().isEmpty() || informed.tripId().equals(tripId))
                && (informed.serviceDate().isEmpty()
                        || informed.serviceDate().get().equals(serviceDate))
                && (informed.routeType().isEmpty()
                        || Mode.findByRouteType(informed.routeType().getAsInt())
                                .filter(mode::equals)
                                .isPresent());
    }
}
