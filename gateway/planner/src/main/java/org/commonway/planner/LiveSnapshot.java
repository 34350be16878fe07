package org.commonway.planner;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.vehicles.Fleet;

/**
 * What is on offer at one moment. Give the same {@link Fleet} object for as long as nothing changed: what a search
 * works out for it once is then used again.
 *
 * @param fleet shared vehicles and stations
 * @param rides quotes for this request
 * @param seenAt when the vehicles stood there; empty, or later than it, for the moment asked for
 */
public record LiveSnapshot(Fleet fleet, List<OnDemandOption> rides, Optional<Instant> seenAt) {
    /** Copies the list. */
    public LiveSnapshot {
        rides = List.copyOf(rides);
    }

    /** What is on offer when the rider wants to leave. */
    public LiveSnapshot(Fleet fleet, List<OnDemandOption> rides) {
        this(fleet, rides, Optional.empty());
    }

    /** Nothing but timetables and feet. */
    public static LiveSnapshot empty() {
        return new LiveSnapshot(Fleet.empty(), List.of());
    }
}
