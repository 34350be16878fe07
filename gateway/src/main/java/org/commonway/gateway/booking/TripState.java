package org.commonway.gateway.booking;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.time.Instant;
import java.util.OptionalLong;
import org.commonway.ledger.SignedTransaction;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Trip;

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
        public Signed signed(BookTripRequest request, SignedTransaction transaction, Instant heldAt) {
            return new Signed(request, transaction, heldAt);
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
     * @param request what is booked, with the operators' signed holds
     * @param transaction the same bytes for every attempt
     * @param heldAt when the last leg was held
     */
    record Signed(BookTripRequest request, SignedTransaction transaction, Instant heldAt) implements TripState {

        /**
         * The ledger has booked it and the money is posted.
         *
         * @param block where it stands; empty when only a query of the ledger told so
         */
        public Confirmed confirmed(OptionalLong block, Instant at) {
            return new Confirmed(this, block, at);
        }

        /** The trip as the contract answered it when it endorsed the transaction: with its splits. */
        public Trip toTrip() {
            try {
                Trip.Builder trip = Trip.newBuilder();
                JsonFormat.parser().ignoringUnknownFields().merge(transaction.result(), trip);
                return trip.build();
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("the contract answered no trip: " + transaction.txId(), e);
            }
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

    /** TOMP CONFIRMED. */
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

    /** The cancellation may have been handed to the ledger; only the ledger knows. */
    record Cancelling(Confirmed booking, SignedTransaction cancellation) implements TripState {

        /** The ledger has cancelled it and the money is given back. */
        public Cancelled cancelled(Instant at) {
            return new Cancelled(booking, at);
        }

        /** The ledger has refused to cancel it: it stays booked. */
        public Confirmed kept() {
            return booking;
        }

        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /** TOMP CANCELLED. */
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
