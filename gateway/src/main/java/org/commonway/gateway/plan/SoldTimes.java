package org.commonway.gateway.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.WalkLeg;

/**
 * Rides by timetable are sold at the timetable's times, whatever is expected now, and the contract wants each leg of a
 * trip to start no earlier than the one before ends. So a trip that only a delay makes possible can be ridden, but not
 * booked as one.
 */
final class SoldTimes {
    private SoldTimes() {}

    /** Why these legs cannot be sold as one trip, in a sentence; empty when they can. */
    static Optional<String> findObstacle(List<Leg> legs) {
        Instant before = Instant.MIN;
        for (Leg leg : legs) {
            if (leg instanceof TransitLeg ride
                    && ride.service().board().time().scheduled().isEmpty()) {
                return Optional.of("This trip uses a vehicle that runs beside the timetable, for which no ticket can be"
                        + " held; choose another option.");
            }
            if (!(leg instanceof WalkLeg)) {
                if (start(leg).isBefore(before)) {
                    return Optional.of("This trip is possible only because a vehicle is not on time, and rides are sold"
                            + " by timetable; book its legs one by one, or choose another option.");
                }
                before = end(leg);
            }
        }
        return Optional.empty();
    }

    private static Instant start(Leg leg) {
        return leg instanceof TransitLeg ride
                ? ride.service().board().time().scheduled().orElse(leg.departure())
                : leg.departure();
    }

    private static Instant end(Leg leg) {
        return leg instanceof TransitLeg ride
                ? ride.service().alight().time().scheduled().orElse(leg.arrival())
                : leg.arrival();
    }
}
