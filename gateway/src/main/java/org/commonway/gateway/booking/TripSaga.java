package org.commonway.gateway.booking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonway.gateway.booking.TripState.Cancelling;
import org.commonway.gateway.booking.TripState.Confirmed;
import org.commonway.gateway.booking.TripState.Holds;
import org.commonway.gateway.booking.TripState.Intended;
import org.commonway.gateway.booking.TripState.RollingBack;
import org.commonway.gateway.booking.TripState.Signed;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.wallet.Wallet;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Trip;

/**
 * Drives a trip from one state to the next, the same way for a rider who waits and for recovery after a crash. Every
 * step can be done twice: holds by hold id, money by trip id, the ledger by the bytes of the signed transaction. So a
 * step is written down after it is done, but for the one that cannot be asked back: the transaction's bytes are written
 * down before they are handed to the ledger.
 */
public final class TripSaga {
    /** After so long every hold has expired at its node: there is nothing left to release. */
    private static final Duration HOLD_LIFE_MAX = Duration.ofHours(1);

    private static final Refusal INTERRUPTED = new Refusal(
            ProblemCode.NOT_READY,
            "The gateway was interrupted while it booked this trip; nothing was booked or paid, please book again.");

    private final TripJournal journal;
    private final Wallet wallet;
    private final TripCities cities;
    private final TripReading reading;
    private final InstantSource clock;
    private final RunningTrips running = new RunningTrips();

    /** A saga over these; one for each process, whatever the number of its cities. */
    public TripSaga(TripJournal journal, Wallet wallet, TripCities cities, InstantSource clock) {
        this.journal = journal;
        this.wallet = wallet;
        this.cities = cities;
        this.reading = new TripReading(journal, wallet, cities);
        this.clock = clock;
    }

    TripReading reading() {
        return reading;
    }

    TripJournal journal() {
        return journal;
    }

    /** Where the trip is booked. */
    TripCity cityOf(Booking booking) {
        return cities.of(booking);
    }

    RunningTrips running() {
        return running;
    }

    /** From the intent as far as the trip will go: every leg or none. */
    Booking start(Booking booking, Intended intended, int commissionBps) {
        Held held;
        try {
            held = hold(booking, commissionBps);
        } catch (ApiProblem problem) {
            return rollBack(booking, intended.rolledBack(Refusal.of(problem)));
        }
        Attempt attempt = new Attempt(booking, intended, held);
        try {
            Commit commit = cityOf(booking).together().book(held.request(), attempt::keep);
            return confirm(attempt.booking, attempt.getSigned(), OptionalLong.of(commit.blockNumber()));
        } catch (LedgerOutage outage) {
            return attempt.isSigned()
                    ? attempt.booking // the outcome is not known
                    : rollBack(booking, intended.rolledBack(LedgerNews.NOTHING_BOOKED));
        } catch (LedgerRefusal refusal) {
            return attempt.isSigned()
                    ? settleRefused(attempt.booking, attempt.getSigned(), refusal)
                    : rollBack(booking, intended.rolledBack(LedgerNews.refusal("book the trip", refusal)));
        }
    }

    /** From any state as far as it goes now. */
    Booking drive(Booking booking) {
        TripState state = booking.state();
        if (state instanceof Intended intended) {
            return rollBack(booking, intended.rolledBack(INTERRUPTED));
        }
        if (state instanceof Signed signed) {
            return submit(booking, signed);
        }
        if (state instanceof RollingBack rollingBack) {
            return letGo(booking, rollingBack);
        }
        if (state instanceof Cancelling cancelling) {
            return submitCancellation(booking, cancelling);
        }
        return booking;
    }

    /** From a booked trip towards a cancelled one, by this transaction of cancelling or rolling back. */
    Booking cancel(Booking booking, Confirmed confirmed, SignedTransaction transaction) {
        Cancelling cancelling = confirmed.cancelling(transaction);
        return submitCancellation(journal.append(booking, cancelling), cancelling);
    }

    /** Every leg of a trip held, its fare set aside, and what the ledger is asked for. */
    private record Held(Holds holds, BookTripRequest request) {}

    /** A trip on its way to the ledger, as the journal has it. Used by one thread at a time, handed over by the ledger's. */
    private final class Attempt {
        private final Intended intended;
        private final Held held;
        private Booking booking;

        Attempt(Booking booking, Intended intended, Held held) {
            this.booking = booking;
            this.intended = intended;
            this.held = held;
        }

        /** Writes down what is about to be handed in, the first time or in the place of what came to nothing. */
        void keep(SignedTransaction transaction) {
            Signed next = booking.state() instanceof Signed signed
                    ? signed.signedAgain(transaction)
                    : intended.signed(held.holds(), held.request(), transaction);
            booking = journal.append(booking, next);
        }

        boolean isSigned() {
            return booking.state() instanceof Signed;
        }

        Signed getSigned() {
            return (Signed) booking.state();
        }
    }

    private Held hold(Booking booking, int commissionBps) {
        Intent intent = booking.intent();
        List<HeldLeg> held = cityOf(booking).holds().hold(intent);
        Holds holds =
                new Holds(clock.instant(), held.stream().map(HeldLeg::opening).toList());
        wallet.reserve(intent.riderId(), intent.tripId(), intent.draft().fare());
        BookTripRequest request = BookTripRequest.newBuilder()
                .setTripId(intent.tripId())
                .addAllHolds(held.stream().map(HeldLeg::hold).toList())
                .setFare(ProtoMoney.of(intent.draft().fare()))
                .setCommissionBps(commissionBps)
                .setRiderKey(intent.riderKey().publicKey())
                .build();
        return new Held(holds, request);
    }

    private Booking submit(Booking booking, Signed signed) {
        try {
            Commit commit = cityOf(booking).ledger().submit(signed.transaction());
            return confirm(booking, signed, OptionalLong.of(commit.blockNumber()));
        } catch (LedgerOutage outcomeUnknown) {
            return booking;
        } catch (LedgerRefusal refusal) {
            return settleRefused(booking, signed, refusal);
        }
    }

    /** An attempt before this one may have been committed, so the ledger is asked before anything is let go. */
    private Booking settleRefused(Booking booking, Signed signed, LedgerRefusal refusal) {
        try {
            Optional<Trip> trip =
                    cityOf(booking).ledger().findTrip(booking.intent().tripId());
            return trip.isPresent()
                    ? confirm(booking, signed, OptionalLong.empty())
                    : rollBack(booking, signed.rolledBack(LedgerNews.refusal("book the trip", refusal)));
        } catch (LedgerOutage stillUnknown) {
            return booking;
        }
    }

    private Booking confirm(Booking booking, Signed signed, OptionalLong block) {
        Intent intent = booking.intent();
        Booking confirmed = journal.append(booking, signed.confirmed(block, clock.instant()));
        cityOf(booking).holds().confirm(intent, signed.transaction().txId());
        return confirmed;
    }

    private Booking rollBack(Booking booking, RollingBack rollingBack) {
        return letGo(journal.append(booking, rollingBack), rollingBack);
    }

    private Booking letGo(Booking booking, RollingBack rollingBack) {
        Intent intent = booking.intent();
        wallet.voidReservation(intent.riderId(), intent.tripId());
        boolean released = cityOf(booking).holds().release(intent);
        boolean expired = clock.instant().isAfter(intent.at().plus(HOLD_LIFE_MAX));
        return released || expired ? journal.append(booking, rollingBack.released()) : booking;
    }

    private Booking submitCancellation(Booking booking, Cancelling cancelling) {
        try {
            cityOf(booking).ledger().submit(cancelling.cancellation());
        } catch (LedgerOutage outcomeUnknown) {
            return booking;
        } catch (LedgerRefusal refused) {
            // An attempt before this one may have been committed: the ledger tells below.
            return close(booking, cancelling);
        }
        return close(booking, cancelling);
    }

    private Booking close(Booking booking, Cancelling cancelling) {
        Booking read;
        try {
            read = reading.read(booking);
        } catch (LedgerOutage | LedgerRefusal stillUnknown) {
            return booking;
        }
        return journal.append(
                read, TripReading.isTakenBack(read) ? cancelling.cancelled(clock.instant()) : cancelling.kept());
    }
}
