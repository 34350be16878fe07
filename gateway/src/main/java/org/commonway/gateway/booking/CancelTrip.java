package org.commonway.gateway.booking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.gateway.booking.Cancellation.Way;
import org.commonway.gateway.booking.TripState.Cancelling;
import org.commonway.gateway.booking.TripState.Confirmed;
import org.commonway.gateway.booking.TripState.Signed;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.rules.money.Money;

/**
 * Takes a booked trip back: within the operators' time for that by a rollback, which costs nothing, else by a
 * cancellation at the fee of the tiers that they signed. The rider says how much it may cost; what the ledger would
 * charge is known before anything is submitted. The nodes free what they hold when they hear it from the ledger.
 */
public final class CancelTrip {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private final TripSaga saga;
    private final RiderTrips trips;
    private final InstantSource clock;

    /** Cancellations of these trips by this saga. */
    public CancelTrip(TripSaga saga, RiderTrips trips, InstantSource clock) {
        this.saga = saga;
        this.trips = trips;
        this.clock = clock;
    }

    /**
     * What taking the rider's trip back would cost now.
     *
     * @param leg which leg of it, 0 for the first; empty for the whole trip
     * @throws ApiProblem NOT_FOUND for a trip of somebody else or one that was never booked
     */
    public Cancellation quote(String riderId, String tripId, OptionalInt leg) {
        Booking booking = trips.getTrip(riderId, tripId);
        if (booking.state() instanceof Confirmed confirmed) {
            return CancellationDesk.quote(booking, confirmed, leg, clock.instant());
        }
        Money zero = booking.intent().draft().fare().zero();
        return new Cancellation(Way.NONE, zero, zero, Optional.empty());
    }

    /**
     * Cancels the rider's trip, or a leg of it; what is cancelled already is answered as it is.
     *
     * @param leg which leg of it, 0 for the first; empty for the whole trip
     * @param feeAtMost what it may cost, in minor units of the fare's currency; 0 is for nothing only
     * @throws ApiProblem FEE_NOT_AGREED when it costs more; NOT_CANCELLABLE when no leg can be taken back; NOT_FOUND for a
     *     trip of somebody else or one that was never booked; LEDGER_REFUSED, or LEDGER_DOWN saying whether the outcome is
     *     known
     */
    public Booking cancel(String riderId, String tripId, OptionalInt leg, long feeAtMost) {
        String known = trips.getTrip(riderId, tripId).intent().tripId();
        return saga.running()
                .alone(known, WAIT_MAX, () -> driveToCancelled(trips.getTrip(riderId, known), leg, feeAtMost))
                .map(booking -> answer(booking, leg))
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_READY,
                        "Trip " + known + " is still being worked on; please cancel it again in a minute."));
    }

    private Booking driveToCancelled(Booking booking, OptionalInt leg, long feeAtMost) {
        Booking known = booking.state() instanceof Signed ? saga.drive(booking) : booking;
        if (known.state() instanceof Cancelling) {
            return saga.drive(known);
        }
        if (!(known.state() instanceof Confirmed)) {
            return known;
        }
        try {
            Booking read = saga.reading().read(known);
            if (read.state() instanceof Confirmed confirmed && !isCancelled(read, leg)) {
                return saga.cancel(read, confirmed, prepare(read, confirmed, leg, feeAtMost));
            }
            return read;
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

    private SignedTransaction prepare(Booking booking, Confirmed confirmed, OptionalInt leg, long feeAtMost) {
        Ledger ledger = saga.cityOf(booking).ledger();
        String tripId = booking.intent().tripId();
        Cancellation quote = CancellationDesk.quote(booking, confirmed, leg, clock.instant());
        return switch (quote.way()) {
            case NONE ->
                throw new ApiProblem(
                        ProblemCode.NOT_CANCELLABLE,
                        "Trip " + tripId + (leg.isPresent() ? ", leg " + leg.getAsInt() + "," : "")
                                + " cannot be cancelled any more: legs that still wait are cancelled one by one, a ride"
                                + " under way is ended.");
            case ROLLBACK -> ledger.prepareRollback(tripId);
            case CANCEL ->
                agreed(
                        booking,
                        ledger.prepareCancellation(CancelRequest.newBuilder()
                                .setTripId(tripId)
                                .setHoldId(
                                        leg.isPresent()
                                                ? booking.intent().holdIds().get(leg.getAsInt())
                                                : "")
                                .build()),
                        feeAtMost);
        };
    }

    /** True when there is nothing left to cancel of what is asked for. */
    private static boolean isCancelled(Booking booking, OptionalInt leg) {
        return leg.isEmpty()
                ? TripReading.isTakenBack(booking)
                : booking.onLedger()
                        .filter(trip -> trip.getLegs(leg.getAsInt()).getStatus() == LegStatus.LEG_STATUS_CANCELLED)
                        .isPresent();
    }

    /** The transaction, when it costs no more than agreed. Nothing has happened yet: it is endorsed, not submitted. */
    private static SignedTransaction agreed(Booking booking, SignedTransaction cancellation, long feeAtMost) {
        Money fee = feeOf(booking, cancellation);
        if (fee.minorUnits() > feeAtMost) {
            throw new ApiProblem(
                    ProblemCode.FEE_NOT_AGREED,
                    "Cancelling this trip costs " + fee + " now, and the trip stays booked; send feeAtMost="
                            + fee.minorUnits() + " to cancel it for that.");
        }
        return cancellation;
    }

    private static Money feeOf(Booking booking, SignedTransaction cancellation) {
        TripDraft draft = booking.intent().draft();
        Money after = TripMoney.of(draft, cancellation.resultAs(Trip.parser())).paid();
        return booking.onLedger()
                .map(trip -> after.minus(TripMoney.of(draft, trip).paid()))
                .orElse(after);
    }

    private static Booking answer(Booking booking, OptionalInt leg) {
        String tripId = booking.intent().tripId();
        TripState state = booking.state();
        if (state instanceof TripState.Cancelled || isCancelled(booking, leg)) {
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
