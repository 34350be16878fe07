package org.commonway.node.quote;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.commonway.node.fare.DistanceFare;
import org.commonway.node.leg.Conditions;
import org.commonway.node.leg.TimeWindow;
import org.commonway.node.place.Area;

/**
 * Rides on demand as this operator runs them.
 *
 * @param area where it picks up and drops off
 * @param hours when it drives
 * @param fleet how many vehicles, how large, how fast
 * @param fare what a ride costs
 * @param conditions what it is sold on
 */
public record RideService(Area area, Hours hours, RideFleet fleet, DistanceFare fare, Conditions conditions) {

    /**
     * Opening hours of the local day.
     *
     * @param opens first minute of service
     * @param closes last; after opens
     * @param zone of the operator
     */
    public record Hours(LocalTime opens, LocalTime closes, ZoneId zone) {
        /** Refuses a day that closes before it opens. */
        public Hours {
            if (!opens.isBefore(closes)) {
                throw new IllegalArgumentException("service must close after it opens, not " + opens + " to " + closes);
            }
        }

        /** True when the whole ride lies within the hours of one local day. */
        public boolean cover(TimeWindow ride) {
            ZonedDateTime start = ride.start().atZone(zone);
            ZonedDateTime end = ride.end().atZone(zone);
            return start.toLocalDate().equals(end.toLocalDate())
                    && !start.toLocalTime().isBefore(opens)
                    && !end.toLocalTime().isAfter(closes);
        }

        /** The local time of this moment, for sentences. */
        public LocalTime localTime(Instant at) {
            return at.atZone(zone).toLocalTime();
        }
    }

    /**
     * The vehicles.
     *
     * @param operatorId first part of their ids
     * @param vehicles how many; at least 1
     * @param seats in each
     * @param speedKmh used where the caller gives no driving time
     */
    public record RideFleet(String operatorId, int vehicles, int seats, int speedKmh) {
        /** The id of a vehicle, counted from 1. */
        public String vehicleId(int number) {
            return operatorId + "-" + number;
        }
    }
}
