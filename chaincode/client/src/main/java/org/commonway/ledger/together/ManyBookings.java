package org.commonway.ledger.together;

import java.util.List;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookingReceipt;

/** Booking several trips by one transaction, each all or nothing on its own: the contract's {@code trips:BookMany}. */
public interface ManyBookings {

    /**
     * What the contract says of each trip, before anything is booked.
     *
     * @param transaction endorsed and signed; books those that were accepted
     * @param answers for each trip, in the order of the requests
     */
    record Prepared(SignedTransaction transaction, List<TripAnswer> answers) {
        /** The answers are copied. */
        public Prepared {
            answers = List.copyOf(answers);
        }
    }

    /** What the contract says of one trip. */
    sealed interface TripAnswer {
        /**
         * The transaction books it.
         *
         * @param receipt what the contract answers for this trip
         */
        record Accepted(BookingReceipt receipt) implements TripAnswer {}

        /** The transaction does nothing about it. */
        record Refused(LedgerRefusal refusal) implements TripAnswer {}
    }

    /**
     * Has all of them checked and endorsed, in one transaction. Nothing is booked yet.
     *
     * @throws LedgerRefusal if the contract refuses the transaction as a whole
     * @throws LedgerOutage if there is no answer
     */
    Prepared prepare(List<BookTripRequest> requests);

    /**
     * Hands it in and waits for its commit.
     *
     * @throws LedgerRefusal if it was found invalid: nothing of it was done
     * @throws LedgerOutage if its fate is not known
     */
    Commit submit(SignedTransaction transaction);
}
