package org.commonway.ledger.together;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.commonway.ledger.Commit;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.together.ManyBookings.Prepared;
import org.commonway.ledger.together.ManyBookings.TripAnswer;
import org.commonway.proto.ledger.v1.BookTripRequest;

/**
 * Books trips, several by one transaction when the load asks for it: a trip goes at once while few transactions are
 * under way; otherwise it waits for one of them to end and then goes with all the others that wait, or for so many others
 * that a transaction is full. No clock is looked at. Safe for many threads; a caller's thread works for the others that go
 * with its trip.
 *
 * <p>Trips that go together share nothing but the transaction: one that the contract refuses does not hold the others
 * up, and when the transaction as a whole comes to nothing each is tried again alone, so that only the one to blame
 * fails, with its own reason. So is a trip that went alone when its transaction came to nothing in its block, and some
 * times more: others may want the same vehicle at another time of the same day, and of those who race one is booked each
 * time.
 */
public final class TripsTogether {
    /** As many as the contract takes. */
    private static final int MOST_TRIPS = 32;
    /** One to be endorsed while another is on its way to disk; more would only make the transactions smaller. */
    private static final int MOST_TRANSACTIONS = 2;
    /** Where a block waits to be filled, a transaction takes its time without taking anybody's work. */
    private static final int MOST_FULL_TRANSACTIONS = 16;

    /** Blocks that may refuse a trip alone before its caller is told: those who want one vehicle in one second are few. */
    private static final int MOST_TRIES_ALONE = 5;

    /** What a thread that fell leaves to those whom it worked for. */
    private static final Ending UNTOLD =
            new Failed(new IllegalStateException("the thread that worked for this trip fell"));

    private final ManyBookings ledger;
    private final int mostTrips;
    private final int mostTransactions;
    private final int mostFull;
    /** Who waits, in order; nobody while fewer are under way than may be. Guarded by this object, with {@link #underWay}. */
    private final Queue<Waiting> queue = new ArrayDeque<>();

    private int underWay;

    /** One caller: what it asks for, and what it is told: to lead the next transaction, or how its trip ended. */
    private static final class Waiting {
        private final BookTripRequest request;
        private final Consumer<SignedTransaction> journal;
        private final CompletableFuture<Turn> turn = new CompletableFuture<>();

        private Waiting(BookTripRequest request, Consumer<SignedTransaction> journal) {
            this.request = request;
            this.journal = journal;
        }
    }

    private sealed interface Turn {}

    /** Lead these; one's own trip is the first. */
    private record Lead(List<Waiting> trips) implements Turn {}

    private sealed interface Ending extends Turn {}

    private record Booked(Commit commit) implements Ending {}

    private record Failed(RuntimeException why) implements Ending {}

    /** Nothing was done; alone, or at another moment, it may be. */
    private record Again(RuntimeException why) implements Ending {}

    /** Trips for this ledger, as many in one transaction as the contract takes. */
    public static TripsTogether at(Ledger ledger) {
        return new TripsTogether(
                new BookingsAtLedger(ledger, ledger), MOST_TRIPS, MOST_TRANSACTIONS, MOST_FULL_TRANSACTIONS);
    }

    /**
     * Trips for this ledger.
     *
     * @param mostTrips in one transaction, at least 1
     * @param mostTransactions under way at once, whatever is in them, at least 1
     * @param mostFull as many, when the further ones have as many trips as go in; at least {@code mostTransactions}
     */
    public TripsTogether(ManyBookings ledger, int mostTrips, int mostTransactions, int mostFull) {
        if (mostTrips < 1 || mostTransactions < 1 || mostFull < mostTransactions) {
            throw new IllegalArgumentException("a transaction has a trip at least, and one must be under way at least");
        }
        this.ledger = ledger;
        this.mostTrips = mostTrips;
        this.mostTransactions = mostTransactions;
        this.mostFull = mostFull;
    }

    /**
     * Books a trip and waits for its commit.
     *
     * @param journal keeps the transaction that is about to be handed in, so that it can be submitted again after a
     *     fall; its result is this trip's BookingReceipt, though it may book others too; called again when another takes
     *     its place, from any thread; what it throws stops this trip alone
     * @throws LedgerRefusal if this trip cannot be booked
     * @throws LedgerOutage if the ledger does not answer; the outcome is unknown unless it says otherwise
     */
    public Commit book(BookTripRequest request, Consumer<SignedTransaction> journal) {
        Waiting own = new Waiting(request, journal);
        synchronized (this) {
            queue.add(own);
            startAll();
        }
        Turn turn = own.turn.join();
        if (turn instanceof Lead lead) {
            turn = lead(own, lead.trips());
        }
        for (int tries = 0; turn instanceof Again && tries < MOST_TRIES_ALONE; tries++) {
            turn = alone(own);
        }
        if (turn instanceof Booked booked) {
            return booked.commit();
        }
        if (turn instanceof Failed failed) {
            throw failed.why();
        }
        if (turn instanceof Again never) {
            throw never.why();
        }
        throw new IllegalStateException("a trip alone ends one way or the other");
    }

    /** How many trips wait for a transaction to end. */
    synchronized int waitingCount() {
        return queue.size();
    }

    /** Books these and tells the others how it ended; then lets those who have come meanwhile go. */
    private Ending lead(Waiting own, List<Waiting> trips) {
        Map<Waiting, Ending> endings = new HashMap<>();
        try {
            attempt(trips, endings);
        } finally {
            passOn();
            for (Waiting trip : trips) {
                if (trip != own) {
                    trip.turn.complete(endings.getOrDefault(trip, UNTOLD));
                }
            }
        }
        return endings.getOrDefault(own, UNTOLD);
    }

    private Ending alone(Waiting own) {
        Map<Waiting, Ending> endings = new HashMap<>();
        attempt(List.of(own), endings);
        return endings.getOrDefault(own, UNTOLD);
    }

    private synchronized void passOn() {
        underWay--;
        startAll();
    }

    /** Lets those who wait go: at once while few transactions are under way, by whole transactions while more are. */
    private void startAll() {
        while (!queue.isEmpty()
                && (underWay < mostTransactions || (underWay < mostFull && queue.size() >= mostTrips))) {
            List<Waiting> next = new ArrayList<>();
            while (next.size() < mostTrips && !queue.isEmpty()) {
                next.add(queue.remove());
            }
            underWay++;
            next.get(0).turn.complete(new Lead(next));
        }
    }

    private void attempt(List<Waiting> trips, Map<Waiting, Ending> endings) {
        Prepared prepared;
        try {
            prepared = ledger.prepare(trips.stream().map(trip -> trip.request).toList());
        } catch (LedgerRefusal refusal) {
            endAll(trips, endings, trips.size() == 1 ? new Failed(refusal) : new Again(refusal));
            return;
        } catch (RuntimeException outage) {
            endAll(trips, endings, new Failed(outage));
            return;
        }
        Map<Waiting, SignedTransaction> accepted = accepted(trips, prepared, endings);
        List<Waiting> kept = keep(accepted, endings);
        if (kept.size() < accepted.size()) {
            // Handed in, the transaction would book a trip that its caller has not written down: make another, and
            // have it kept by the rest before anybody is told.
            if (!kept.isEmpty()) {
                attempt(kept, endings);
            }
        } else if (!kept.isEmpty()) {
            submit(kept, prepared.transaction(), endings);
        }
    }

    /** The trips that the transaction books, in their order, each with the transaction as its caller is to keep it. */
    private static Map<Waiting, SignedTransaction> accepted(
            List<Waiting> trips, Prepared prepared, Map<Waiting, Ending> endings) {
        if (prepared.answers().size() != trips.size()) {
            throw new IllegalStateException(
                    "the contract answered " + prepared.answers().size() + " trips of " + trips.size());
        }
        Map<Waiting, SignedTransaction> accepted = new LinkedHashMap<>();
        for (int i = 0; i < trips.size(); i++) {
            TripAnswer answer = prepared.answers().get(i);
            if (answer instanceof TripAnswer.Accepted yes) {
                accepted.put(trips.get(i), prepared.transaction().answering(yes.receipt()));
            } else if (answer instanceof TripAnswer.Refused no) {
                endings.put(trips.get(i), new Failed(no.refusal()));
            }
        }
        return accepted;
    }

    private static List<Waiting> keep(Map<Waiting, SignedTransaction> accepted, Map<Waiting, Ending> endings) {
        List<Waiting> kept = new ArrayList<>();
        accepted.forEach((trip, transaction) -> {
            try {
                trip.journal.accept(transaction);
                kept.add(trip);
            } catch (RuntimeException unwritten) {
                endings.put(trip, new Failed(unwritten));
            }
        });
        return kept;
    }

    private void submit(List<Waiting> trips, SignedTransaction transaction, Map<Waiting, Ending> endings) {
        try {
            endAll(trips, endings, new Booked(ledger.submit(transaction)));
        } catch (LedgerRefusal invalid) {
            // A block's refusal says little of the trip: another changed at that moment what it had read, or a new
            // version of the contracts came into force. Tried again, the contract says what is wrong, if anything is.
            endAll(trips, endings, new Again(invalid));
        } catch (RuntimeException outage) {
            endAll(trips, endings, new Failed(outage));
        }
    }

    private static void endAll(List<Waiting> trips, Map<Waiting, Ending> endings, Ending ending) {
        trips.forEach(trip -> endings.put(trip, ending));
    }
}
