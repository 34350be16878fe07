package org.commonway.gateway.booking;

import java.time.Duration;
import org.commonway.gateway.booking.TripState.Cancelling;
import org.commonway.gateway.booking.TripState.Confirmed;
import org.commonway.gateway.booking.TripState.Signed;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;

/**
 * Takes a booked trip back: first on the ledger, then the money in full. The rule for now: any booked trip can be
 * cancelled for nothing. There is no limit by departure time, since a journey may lie on a date of the past (journey
 * time and wall clock are never compared). The nodes free what they hold when they hear it from the ledger.
 */
public final class CancelTrip {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private final TripSaga saga;
    private final RiderTrips trips;

    /** Cancellations of these trips by this saga. */
    public CancelTrip(TripSaga saga, RiderTrips trips) {
        this.saga = saga;
        this.trips = trips;
    }

    /**
     * Cancels the rider's trip; a trip that is cancelled already is answered as it is.
     *
     * @throws ApiProblem NOT_FOUND for a trip of somebody else or one that was never booked, LEDGER_REFUSED, or
     *     LEDGER_DOWN saying whether the outcome is known
     */
    public Booking cancel(String riderId, String tripId) {
        String known = trips.getTrip(riderId, tripId).intent().tripId();
        return saga.running()
                .alone(known, WAIT_MAX, () -> driveToCancelled(trips.getTrip(riderId, known)))
                .map(CancelTrip::answer)
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_READY,
                        "Trip " + known + " is still being worked on; please cancel it again in a minute."));
    }

    private Booking driveToCancelled(Booking booking) {
        Booking known = booking.state() instanceof Signed ? saga.drive(booking) : booking;
        if (known.state() instanceof Cancelling) {
            return saga.drive(known);
        }
        if (!(known.state() instanceof Confirmed confirmed)) {
            return known;
        }
        try {
            return saga.cancel(known, confirmed);
        } catch (LedgerRefusal refusal) {
            throw LedgerNews.refusal("cancel the trip", refusal).toProblem();
        } catch (LedgerOutage outage) {
            throw new ApiProblem(
                    ProblemCode.LEDGER_DOWN,
                    "The ledger did not answer, and trip " + known.intent().tripId()
                            + " is still booked; please cancel it again in a minute.",
                    outage);
        }
    }

    private static Booking answer(Booking booking) {
        String tripId = booking.intent().tripId();
        TripState state = booking.state();
        if (state instanceof TripState.Cancelled) {
            return booking;
        }
        if (state instanceof Cancelling) {
            throw LedgerNews.outcomeUnknown("cancelled", tripId);
        }
        if (state instanceof Confirmed) {
            throw new ApiProblem(
                    ProblemCode.LEDGER_REFUSED,
                    "The ledger refused to cancel trip " + tripId + ", so it stays booked; please try again.");
        }
        if (state instanceof Signed || state instanceof TripState.Intended) {
            throw LedgerNews.outcomeUnknown("booked", tripId);
        }
        throw new ApiProblem(
                ProblemCode.NOT_FOUND,
                "Trip " + tripId + " was never booked and nothing was paid for it, so there is nothing to cancel.");
    }
}
