package org.commonway.planner;

import java.util.List;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.vehicles.Fleet;

/**
 * What is on offer at one moment. Give the same {@link Fleet} object for as long as nothing changed: what a search
 * works out for it once is then used again.
 *
 * @param fleet shared vehicles and stations
 * @param rides quotes for this request
 */
public record LiveSnapshot(Fleet fleet, List<OnDemandOption> rides) {
    /** Copies the list. */
    public LiveSnapshot {
        rides = List.copyOf(rides);
    }

    /** Nothing but timetables and feet. */
    public static LiveSnapshot empty() {
        return new LiveSnapshot(Fleet.empty(), List.of());
    }
}
