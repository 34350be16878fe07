package org.commonway.gateway.booking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.commonway.gateway.booking.TripState.Cancelled;
import org.commonway.gateway.booking.TripState.Confirmed;
import org.commonway.gateway.booking.TripState.Released;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/**
 * Forgets where a rider went, once a trip is over: at the operators' nodes and here. The ledger never knew; without the
 * salts, nobody can prove any more what its commitments stood for, the rider in a dispute included.
 */
public final class EraseTrip {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private final TripSaga saga;
    private final RiderTrips trips;
    private final UnaryOperator<String> redaction;
    private final InstantSource clock;

    /**
     * Erasure of these trips.
     *
     * @param redaction the legs as they were shown (JSON) without the places
     */
    public EraseTrip(TripSaga saga, RiderTrips trips, UnaryOperator<String> redaction, InstantSource clock) {
        this.saga = saga;
        this.trips = trips;
        this.redaction = redaction;
        this.clock = clock;
    }

    /**
     * Erases the rider's trip; asked again, it is erased already.
     *
     * @throws ApiProblem TRIP_NOT_OVER while a leg can still be ridden; OPERATOR_DOWN when a node gave no answer, and
     *     nothing is erased here; NOT_FOUND for a trip of somebody else
     */
    public Booking erase(String riderId, String tripId) {
        String known = trips.getTrip(riderId, tripId).intent().tripId();
        return saga.running()
                .alone(known, WAIT_MAX, () -> eraseAlone(trips.getTrip(riderId, known)))
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_READY,
                        "Trip " + known + " is still being worked on; please erase it again in a minute."));
    }

    private Booking eraseAlone(Booking booking) {
        boolean over = booking.state() instanceof Cancelled
                || booking.state() instanceof Released
                || (booking.state() instanceof Confirmed && booking.isOver());
        if (!over) {
            throw new ApiProblem(
                    ProblemCode.TRIP_NOT_OVER,
                    "Trip " + booking.intent().tripId()
                            + " is not over, and its operators need to know where it goes; ride it or cancel it first.");
        }
        saga.cityOf(booking).holds().erase(booking.intent());
        String legs = redaction.apply(booking.intent().draft().legsJson());
        return saga.journal().erase(booking, legs, clock.instant());
    }
}
