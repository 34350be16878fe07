package org.commonway.node.quote;

import java.time.Duration;
import java.util.Optional;
import org.commonway.node.leg.Bookings;
import org.commonway.node.leg.TimeWindow;

/** Which vehicle can drive when: each one drives one ride at a time, with a pause to reach the next rider. */
final class Garage {
    /** What a vehicle needs from one drop-off to the next pick-up. */
    private static final Duration TURNAROUND = Duration.ofMinutes(5);

    private final RideService.RideFleet fleet;

    Garage(RideService.RideFleet fleet) {
        this.fleet = fleet;
    }

    /** A vehicle that is free for the ride and the way to the next one. */
    Optional<String> findFree(TimeWindow ride, Bookings bookings) {
        TimeWindow busy = busyFor(ride);
        for (int number = 1; number <= fleet.vehicles(); number++) {
            String vehicleId = fleet.vehicleId(number);
            if (bookings.listWindowsOf(vehicleId).stream().noneMatch(busy::overlaps)) {
                return Optional.of(vehicleId);
            }
        }
        return Optional.empty();
    }

    TimeWindow busyFor(TimeWindow ride) {
        return new TimeWindow(ride.start(), ride.end().plus(TURNAROUND));
    }
}
