package org.commonway.gateway.booking;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.commonway.ledger.SignedTransaction;
import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookingReceipt;

/**
 * How far a trip has come, as the gateway's journal has it. A transition is a method of the state it leaves; there are
 * no others. The words are those of TOMP's packageStatus where it has one.
 */
public sealed interface TripState {

    /** True when nothing is left to be done. */
    boolean isFinal();

    /** TOMP PENDING: the intent is written down; holds and a reservation may or may not exist. */
    record Intended() implements TripState {

        /** Everything is held and reserved, and the transaction is signed. */
        public Signed signed(Holds holds, BookTripRequest request, SignedTransaction transaction) {
            return new Signed(holds, request, transaction);
        }

        /** It cannot be booked. */
        public RollingBack rolledBack(Refusal refusal) {
            return new RollingBack(refusal);
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /**
     * TOMP PENDING: the signed transaction is kept, and may have been handed to the ledger. Only the ledger knows
     * whether the trip is booked.
     *
     * @param holds what the gateway alone knows of the holds
     * @param request what is booked, with the operators' signed holds
     * @param transaction the same bytes for every attempt
     */
    record Signed(Holds holds, BookTripRequest request, SignedTransaction transaction) implements TripState {

        /** The transaction came to nothing, which the ledger said; another one is to book the trip. */
        public Signed signedAgain(SignedTransaction another) {
            return new Signed(holds, request, another);
        }

        /**
         * The ledger has booked it; the money stays set aside until its legs are over.
         *
         * @param block where it stands; empty when only a query of the ledger told so
         */
        public Confirmed confirmed(OptionalLong block, Instant at) {
            return new Confirmed(this, block, at);
        }

        /** What the contract answered when it endorsed the transaction: the version of the terms, and the splits. */
        public BookingReceipt toReceipt() {
            return transaction.resultAs(BookingReceipt.parser());
        }

        /** The ledger has refused it. */
        public RollingBack rolledBack(Refusal refusal) {
            return new RollingBack(refusal);
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /**
     * What the gateway alone knows of the holds.
     *
     * @param heldAt when the last leg was held
     * @param openings where the legs go, in riding order; empty once they are erased
     */
    record Holds(Instant heldAt, List<LegOpening> openings) {
        /** A copy that nobody changes. */
        public Holds {
            openings = List.copyOf(openings);
        }
    }

    /** TOMP CONFIRMED, and STARTED and ENDED: what became of its legs is the ledger's to tell, see Booking. */
    record Confirmed(Signed booking, OptionalLong block, Instant at) implements TripState {

        /** The signed cancellation is kept. */
        public Cancelling cancelling(SignedTransaction cancellation) {
            return new Cancelling(this, cancellation);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** A cancellation or a rollback may have been handed to the ledger; only the ledger knows. */
    record Cancelling(Confirmed booking, SignedTransaction cancellation) implements TripState {

        /** The ledger has cancelled it or rolled it back, and the rider has what the ledger says. */
        public Cancelled cancelled(Instant at) {
            return new Cancelled(booking, at);
        }

        /** The ledger has not cancelled the whole trip: what is left of it stays booked. */
        public Confirmed kept() {
            return booking;
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /** TOMP CANCELLED or ROLLBACK, as the ledger has it. */
    record Cancelled(Confirmed booking, Instant at) implements TripState {

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** TOMP ROLLBACK: it is not booked and never will be; holds and money are being let go. */
    record RollingBack(Refusal refusal) implements TripState {

        /** Nothing is held or reserved any more. */
        public Released released() {
            return new Released(refusal);
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /** TOMP RELEASED: not booked, nothing held, nothing paid. */
    record Released(Refusal refusal) implements TripState {

        @Override
        public boolean isFinal() {
            return true;
        }
    }
}
