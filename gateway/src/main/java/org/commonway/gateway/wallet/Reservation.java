package org.commonway.gateway.wallet;

import java.time.Instant;
import java.util.List;
import org.commonway.rules.money.Money;

/** Money set aside for one trip: pending, then posted or voided; what was posted may be refunded. */
sealed interface Reservation {

    /** Nothing was set aside yet. */
    record None(String reservationId) implements Reservation {

        Transfer reserve(String riderId, Money amount, Instant at) {
            return new Transfer(
                    reservationId,
                    Step.RESERVE,
                    Account.availableTo(riderId),
                    Account.reservedFor(riderId),
                    amount,
                    at);
        }
    }

    /** Set aside. */
    record Pending(Transfer reserved) implements Reservation {

        Transfer post(Instant at) {
            return new Transfer(
                    reserved.reservationId(), Step.POST, reserved.to(), Account.FARES, reserved.amount(), at);
        }

        Transfer voided(Instant at) {
            return new Transfer(
                    reserved.reservationId(), Step.VOID, reserved.to(), reserved.from(), reserved.amount(), at);
        }
    }

    /** Paid. */
    record Posted(Transfer reserved) implements Reservation {

        Transfer refund(Instant at) {
            return new Transfer(
                    reserved.reservationId(), Step.REFUND, Account.FARES, reserved.from(), reserved.amount(), at);
        }
    }

    /** Free again, for good: the same reservation cannot come back. */
    record Voided() implements Reservation {}

    /** Given back. */
    record Refunded() implements Reservation {}

    /** Where a reservation stands after its transfers, given in the order of entry. */
    static Reservation after(String reservationId, List<Transfer> transfers) {
        Reservation state = new None(reservationId);
        for (Transfer transfer : transfers) {
            state = next(state, transfer);
        }
        return state;
    }

    private static Reservation next(Reservation state, Transfer transfer) {
        if (state instanceof None && transfer.step() == Step.RESERVE) {
            return new Pending(transfer);
        }
        if (state instanceof Pending pending && transfer.step() == Step.POST) {
            return new Posted(pending.reserved());
        }
        if (state instanceof Pending && transfer.step() == Step.VOID) {
            return new Voided();
        }
        if (state instanceof Posted && transfer.step() == Step.REFUND) {
            return new Refunded();
        }
        throw new IllegalStateException(transfer.step() + " cannot follow " + state);
    }
}
