package org.commonway.gateway.booking;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.InstantSource;
import java.util.Optional;
import org.commonway.gateway.booking.TripState.Confirmed;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.ride.v1.EndRideRequest;
import org.commonway.proto.ride.v1.RideStep;
import org.commonway.proto.ride.v1.RiderAct;
import org.commonway.proto.ride.v1.StartRideRequest;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Position;

/**
 * Starts and ends the rides of a booked trip. The gateway signs in the rider's place, with the one-time key of the trip;
 * the operator's node records what happened on the ledger.
 */
public final class RideTrip {
    private final TripJournal journal;
    private final RiderTrips trips;
    private final TripCities cities;
    private final InstantSource clock;

    /** The rides of these trips at the nodes of their cities. */
    public RideTrip(TripJournal journal, RiderTrips trips, TripCities cities, InstantSource clock) {
        this.journal = journal;
        this.trips = trips;
        this.cities = cities;
        this.clock = clock;
    }

    /**
     * Starts the ride of a leg.
     *
     * @param number of the leg, 0 for the first that was booked
     * @param at where the rider is; empty for where the leg starts
     * @throws ApiProblem NOT_FOUND for a trip of somebody else or a leg it does not have; RIDE_REFUSED or OPERATOR_DOWN as
     *     {@link NodeRides#start}
     */
    public Booking start(String riderId, String tripId, int number, Optional<Position> at) {
        Booking booking = getRidable(riderId, tripId, number);
        RiderAct consent = act(booking, number, RideStep.RIDE_STEP_START);
        RiderAct here = consent.toBuilder()
                .setPosition(at.orElseGet(() -> terms(booking, number).getFrom()))
                .build();
        RiderKey key = booking.intent().riderKey();
        StartRideRequest request = StartRideRequest.newBuilder()
                .setHoldId(consent.getHoldId())
                .setAct(key.sign(here))
                .setConsent(key.sign(consent))
                .build();
        NodeRides nodes = cities.of(booking).rides();
        journal.keepRide(tripId, number, nodes.start(operatorOf(booking, number), request));
        return trips.getTrip(riderId, tripId);
    }

    /**
     * Ends the ride of a leg; as {@link #start}.
     *
     * @param at where the rider is; empty for where the leg ends
     */
    public Booking end(String riderId, String tripId, int number, Optional<Position> at) {
        Booking booking = getRidable(riderId, tripId, number);
        RiderAct act = act(booking, number, RideStep.RIDE_STEP_END).toBuilder()
                .setPosition(at.orElseGet(() -> terms(booking, number).getTo()))
                .build();
        EndRideRequest request = EndRideRequest.newBuilder()
                .setHoldId(act.getHoldId())
                .setAct(booking.intent().riderKey().sign(act))
                .build();
        NodeRides nodes = cities.of(booking).rides();
        journal.keepRide(tripId, number, nodes.end(operatorOf(booking, number), request));
        return trips.getTrip(riderId, tripId);
    }

    private Booking getRidable(String riderId, String tripId, int number) {
        Booking booking = trips.getTripWithLeg(riderId, tripId, number);
        if (!(booking.state() instanceof Confirmed)) {
            throw new ApiProblem(
                    ProblemCode.RIDE_REFUSED,
                    "Trip " + tripId + " is not booked, so it cannot be ridden; GET /api/trips/" + tripId
                            + " says how it stands.");
        }
        if (booking.isOver()) {
            throw new ApiProblem(
                    ProblemCode.RIDE_REFUSED, "Trip " + tripId + " is over: each of its legs was ridden or cancelled.");
        }
        return booking;
    }

    private RiderAct act(Booking booking, int number, RideStep step) {
        return RiderAct.newBuilder()
                .setHoldId(booking.intent().holdIds().get(number))
                .setStep(step)
                .setAt(Moment.newBuilder().setEpochMillis(clock.millis()))
                .build();
    }

    private static String operatorOf(Booking booking, int number) {
        return booking.intent().draft().legs().get(number).operatorId();
    }

    private static LegTerms terms(Booking booking, int number) {
        if (!(booking.state() instanceof Confirmed confirmed)) {
            throw new IllegalStateException("trip " + booking.intent().tripId() + " is not booked");
        }
        try {
            return LegTerms.parseFrom(
                    confirmed.booking().holds().openings().get(number).getLeg());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an opening that was checked at the booking is damaged", e);
        }
    }
}
