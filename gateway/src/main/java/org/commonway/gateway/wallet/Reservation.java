package org.commonway.gateway.wallet;

import java.time.Instant;
import java.util.List;
import org.commonway.rules.money.Money;

/**
 * Money set aside for one trip. It is paid or freed in as many parts as the trip has ends: of what was reserved, each
 * cent is either still set aside, paid, or free again.
 */
sealed interface Reservation {

    /** Nothing was set aside yet. */
    record None(String reservationId) implements Reservation {

        Transfer reserve(String riderId, Money amount, Instant at) {
            return new Transfer(
                    new Transfer.Id(reservationId, 1),
                    Step.RESERVE,
                    Account.availableTo(riderId),
                    Account.reservedFor(riderId),
                    amount,
                    at);
        }
    }

    /**
     * Set aside, once.
     *
     * @param reserved the transfer that set it aside
     * @param pending what of it is still set aside
     * @param paid what of it is paid; below zero when the operators gave more than was paid
     * @param transfers how many there are
     */
    record Live(Transfer reserved, Money pending, Money paid, int transfers) implements Reservation {

        /** Pays so much of what is set aside. */
        Transfer post(Money amount, Instant at) {
            return next(Step.POST, reserved.to(), Account.FARES, amount, at);
        }

        /** Frees so much of what is set aside. */
        Transfer voided(Money amount, Instant at) {
            return next(Step.VOID, reserved.to(), reserved.from(), amount, at);
        }

        /** Gives so much back of what was paid. */
        Transfer refund(Money amount, Instant at) {
            return next(Step.REFUND, Account.FARES, reserved.from(), amount, at);
        }

        private Transfer next(Step step, Account from, Account to, Money amount, Instant at) {
            Transfer.Id id = new Transfer.Id(reserved.id().reservationId(), transfers + 1);
            return new Transfer(id, step, from, to, amount, at);
        }

        /** Where it stands after one more transfer. */
        Live after(Transfer transfer) {
            Money amount = transfer.amount();
            Live counted = new Live(reserved, pending, paid, transfers + 1);
            return switch (transfer.step()) {
                case POST -> counted.with(pending.minus(amount), paid.plus(amount));
                case VOID -> counted.with(pending.minus(amount), paid);
                case REFUND -> counted.with(pending, paid.minus(amount));
                case OPEN, RESERVE -> throw new IllegalStateException(transfer.step() + " cannot follow " + this);
            };
        }

        private Live with(Money nowPending, Money nowPaid) {
            if (nowPending.minorUnits() < 0) {
                throw new IllegalStateException("more is taken than " + reserved + " set aside");
            }
            return new Live(reserved, nowPending, nowPaid, transfers);
        }
    }

    /** Where a reservation stands after its transfers, given in the order of entry. */
    static Reservation after(String reservationId, List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            return new None(reservationId);
        }
        Transfer reserved = transfers.get(0);
        if (reserved.step() != Step.RESERVE) {
            throw new IllegalStateException(reserved + " is no reservation");
        }
        Live state = new Live(reserved, reserved.amount(), reserved.amount().zero(), 1);
        for (Transfer transfer : transfers.subList(1, transfers.size())) {
            state = state.after(transfer);
        }
        return state;
    }
}
