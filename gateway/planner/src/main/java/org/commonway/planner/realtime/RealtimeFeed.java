package org.commonway.planner.realtime;

import java.time.Instant;
import java.util.List;

/**
 * All that one operator says now; each feed takes the place of the one before.
 *
 * @param operatorId whose it is
 * @param timestamp when it was made
 * @param trips at most one update for each run of a trip
 * @param alerts news for riders
 * @param vehicles where vehicles are
 */
public record RealtimeFeed(
        String operatorId,
        Instant timestamp,
        List<TripUpdate> trips,
        List<Alert> alerts,
        List<VehiclePosition> vehicles) {
    /** Copies the lists. */
    public RealtimeFeed {
        trips = List.copyOf(trips);
        alerts = List.copyOf(alerts);
        vehicles = List.copyOf(vehicles);
    }

    /** Updates of trips alone. */
    public RealtimeFeed(String operatorId, Instant timestamp, List<TripUpdate> trips) {
        this(operatorId, timestamp, trips, List.of(), List.of());
    }
}
