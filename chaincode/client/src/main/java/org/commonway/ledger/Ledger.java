package org.commonway.ledger;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * One city's channel, seen with one member's identity. Every call may throw {@link LedgerRefusal} (the contract said
 * no, and why) or {@link LedgerOutage} (no answer, with what is known of the outcome). Safe for many threads.
 */
public interface Ledger extends Registry, TermsBook, Trips, Rides, Books, Submissions, AutoCloseable {

    /**
     * Calls the listener for each transaction that booked or changed trips after the checkpoint, in commit order, on one
     * thread of its own, until the subscription is closed. A broken connection is mended by itself; nothing is skipped.
     *
     * @param after where to go on; empty for the first block
     */
    Subscription subscribe(Optional<Checkpoint> after, Consumer<TripChange> listener);

    /** What it holds so that competition can be proven fair, by this connection. */
    Fairness fairness();

    /** Ends every subscription and the connection. */
    @Override
    void close();

    /** A running {@link #subscribe}. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
