package org.commonway.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;

/**
 * One city's channel, seen with one member's identity. Every call may throw {@link LedgerRefusal} (the contract said
 * no, and why) or {@link LedgerOutage} (no answer, with what is known of the outcome). Safe for many threads.
 */
public interface Ledger extends AutoCloseable {

    /** Registers the caller's operator, or changes its entry; what the contract sets itself is ignored here. */
    Operator registerOperator(Operator operator);

    /** Every registered operator, by id. */
    List<Operator> listOperators();

    /** The operator of this id, if it is registered. */
    Optional<Operator> findOperator(String operatorId);

    /** Puts new terms (a city only) and returns them with their version. */
    Terms putTerms(Terms terms);

    /** The terms in force now; refused with NO_TERMS before a city has put any. */
    Terms getTermsInForce();

    /**
     * Has a booking checked and endorsed, and signs it. Nothing is booked yet: keep the bytes of the answer, then
     * {@link #submit} it.
     */
    SignedTransaction prepareBooking(BookTripRequest request);

    /** As {@link #prepareBooking}, for cancelling a trip. */
    SignedTransaction prepareCancellation(String tripId);

    /**
     * Hands the transaction to the ledger and waits for its commit. The same transaction may be submitted again at any
     * time, by any later process: it commits at most once, and the answer is that of its first commit.
     */
    Commit submit(SignedTransaction transaction);

    /** The trip of this id, if it is booked or was. */
    Optional<Trip> findTrip(String tripId);

    /**
     * Trips with a leg of this operator, a page at a time.
     *
     * @param pageSize 1 to 100
     * @param bookmark empty for the first page, then that of the page before
     */
    TripPage listTripsByOperator(String operatorId, int pageSize, String bookmark);

    /**
     * Calls the listener for each trip booked or cancelled after the checkpoint, in commit order, on one thread of its
     * own, until the subscription is closed. A broken connection is mended by itself; nothing is skipped.
     *
     * @param after where to go on; empty for the first block
     */
    Subscription subscribe(Optional<Checkpoint> after, Consumer<TripChange> listener);

    /** Ends every subscription and the connection. */
    @Override
    void close();

    /** A running {@link #subscribe}. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
