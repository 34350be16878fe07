package org.commonway.gateway.booking;

import java.util.List;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/** A rider's trips, for looking at. */
public final class RiderTrips {
    private static final int TRIPS_MAX = 100;

    private final TripJournal journal;

    /** The trips of this journal. */
    public RiderTrips(TripJournal journal) {
        this.journal = journal;
    }

    /**
     * The rider's trip.
     *
     * @throws ApiProblem NOT_FOUND for a trip of somebody else, as for none
     */
    public Booking getTrip(String riderId, String tripId) {
        return journal.find(tripId)
                .filter(booking -> booking.intent().riderId().equals(riderId))
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_FOUND,
                        "You have no trip " + tripId + " at this gateway; GET /api/trips lists those you have."));
    }

    /**
     * The rider's trip, which has this leg.
     *
     * @param number 0 for the first that was booked
     * @throws ApiProblem NOT_FOUND for a trip of somebody else, as for none, and for a leg that it does not have
     */
    public Booking getTripWithLeg(String riderId, String tripId, int number) {
        Booking booking = getTrip(riderId, tripId);
        int legs = booking.intent().holdIds().size();
        if (number < 0 || number >= legs) {
            throw new ApiProblem(
                    ProblemCode.NOT_FOUND,
                    "Trip " + tripId + " has no leg " + number + "; its booked legs are 0 to " + (legs - 1) + ".");
        }
        return booking;
    }

    /** The rider's newest 100 trips that are booked, were, or may yet be; newest first. */
    public List<Booking> listTrips(String riderId) {
        return journal.listByRider(riderId, TRIPS_MAX);
    }
}
