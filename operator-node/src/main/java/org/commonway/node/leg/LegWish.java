package org.commonway.node.leg;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.commonway.node.place.Position;
import org.commonway.rules.money.Money;

/** What a rider wants to ride. */
public sealed interface LegWish {

    /** Who has to sell it. */
    LegKind kind();

    /**
     * A ride on a scheduled trip.
     *
     * @param run which departure of which trip
     * @param from where to board
     * @param to where to alight
     * @param transferFromHoldId the hold of the same booking whose ticket may still be good; empty for none
     * @param stayOnBoard whether the rider says to come from the leg of that hold without getting off
     */
    record Scheduled(TripRun run, StopCall from, StopCall to, Optional<String> transferFromHoldId, boolean stayOnBoard)
            implements LegWish {
        /** A ride that one gets on for. */
        public Scheduled(TripRun run, StopCall from, StopCall to, Optional<String> transferFromHoldId) {
            this(run, from, to, transferFromHoldId, false);
        }

        @Override
        public LegKind kind() {
            return LegKind.TIMETABLE;
        }
    }

    /**
     * One vehicle's run of a trip. All departures of a trip in frequencies.txt have one trip_id: their start time tells
     * them apart.
     *
     * @param gtfsTripId trip_id of the feed
     * @param serviceDate the service day, as in calendar.txt
     * @param startTime when it leaves its first stop; empty for a trip that is not in frequencies.txt
     */
    record TripRun(String gtfsTripId, LocalDate serviceDate, Optional<ServiceTime> startTime) {
        /** The only run of a trip on a day. */
        public static TripRun of(String gtfsTripId, LocalDate serviceDate) {
            return new TripRun(gtfsTripId, serviceDate, Optional.empty());
        }
    }

    /**
     * One call of a trip.
     *
     * @param stopId stop_id of the feed
     * @param sequence stop_sequence of the call
     */
    record StopCall(String stopId, int sequence) {}

    /**
     * A ride on a shared vehicle.
     *
     * @param vehicleId as in the offer
     * @param window when it is wanted, journey time
     * @param from where the rider believes that it stands
     * @param to where the rider means to leave it
     * @param durationSeconds planned riding time
     */
    record Rental(String vehicleId, TimeWindow window, Position from, Position to, int durationSeconds)
            implements LegWish {
        @Override
        public LegKind kind() {
            return LegKind.RENTAL;
        }
    }

    /**
     * A ride on demand, as this node quoted it.
     *
     * @param quoteId of the quote
     * @param from pick-up
     * @param to drop-off
     * @param window pick-up to arrival
     * @param price as quoted
     * @param validUntil the quote's end, wall clock
     */
    record Quoted(String quoteId, Position from, Position to, TimeWindow window, Money price, Instant validUntil)
            implements LegWish {
        @Override
        public LegKind kind() {
            return LegKind.ON_DEMAND;
        }
    }
}
