package org.commonway.gateway.wallet;

import java.time.InstantSource;
import java.util.function.BiFunction;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.wallet.AccountBook.Page;
import org.commonway.rules.money.Money;

/**
 * The riders' money, in one currency. Every change is named by the trip it is for and may be asked again: it is done
 * once. So a booking that was interrupted can simply be driven on.
 */
public final class Wallet {
    private final AccountBook book;
    private final Money openingBalance;
    private final InstantSource clock;

    /**
     * A wallet.
     *
     * @param openingBalance what a new rider gets; names the currency of every wallet
     */
    public Wallet(AccountBook book, Money openingBalance, InstantSource clock) {
        this.book = book;
        this.openingBalance = openingBalance;
        this.clock = clock;
    }

    /** Credits the opening balance, once. */
    public void open(String riderId) {
        String id = "opening:" + riderId;
        book.alone(riderId, page -> {
            if (page.listTransfers(id).isEmpty()) {
                page.enter(new Transfer(
                        id,
                        Step.OPEN,
                        Account.OPENING_BALANCES,
                        Account.availableTo(riderId),
                        openingBalance,
                        clock.instant()));
            }
            return true;
        });
    }

    /** What the rider has now. */
    public Balance getBalance(String riderId) {
        return book.alone(
                riderId,
                page -> new Balance(
                        page.balance(Account.availableTo(riderId), openingBalance.currency()),
                        page.balance(Account.reservedFor(riderId), openingBalance.currency())));
    }

    /**
     * Sets money aside for a trip.
     *
     * @throws ApiProblem INSUFFICIENT_FUNDS, with both amounts
     */
    public void reserve(String riderId, String tripId, Money amount) {
        change(riderId, tripId, (page, reservation) -> {
            if (reservation instanceof Reservation.Pending pending
                    && pending.reserved().amount().equals(amount)) {
                return reservation;
            }
            if (!(reservation instanceof Reservation.None none)) {
                throw new IllegalStateException(
                        "cannot reserve " + amount + " for trip " + tripId + ": " + reservation);
            }
            requireFunds(page, riderId, amount);
            page.enter(none.reserve(riderId, amount, clock.instant()));
            return reservation;
        });
    }

    /** Pays what was set aside. */
    public void post(String riderId, String tripId) {
        change(riderId, tripId, (page, reservation) -> {
            if (reservation instanceof Reservation.Pending pending) {
                page.enter(pending.post(clock.instant()));
            } else if (!(reservation instanceof Reservation.Posted)) {
                throw new IllegalStateException("cannot post trip " + tripId + ": " + reservation);
            }
            return reservation;
        });
    }

    /** Frees what was set aside, if anything was. */
    public void voidReservation(String riderId, String tripId) {
        change(riderId, tripId, (page, reservation) -> {
            if (reservation instanceof Reservation.Pending pending) {
                page.enter(pending.voided(clock.instant()));
            } else if (reservation instanceof Reservation.Posted || reservation instanceof Reservation.Refunded) {
                throw new IllegalStateException("cannot void trip " + tripId + ": " + reservation);
            }
            return reservation;
        });
    }

    /** Gives back all that was paid for a trip. */
    public void refund(String riderId, String tripId) {
        change(riderId, tripId, (page, reservation) -> {
            if (reservation instanceof Reservation.Posted posted) {
                page.enter(posted.refund(clock.instant()));
            } else if (!(reservation instanceof Reservation.Refunded)) {
                throw new IllegalStateException("cannot refund trip " + tripId + ": " + reservation);
            }
            return reservation;
        });
    }

    private void change(String riderId, String tripId, BiFunction<Page, Reservation, Reservation> change) {
        book.alone(riderId, page -> change.apply(page, Reservation.after(tripId, page.listTransfers(tripId))));
    }

    private void requireFunds(Page page, String riderId, Money amount) {
        if (!amount.currency().equals(openingBalance.currency())) {
            throw new ApiProblem(
                    ProblemCode.INSUFFICIENT_FUNDS,
                    "The trip costs " + amount + ", but your wallet holds "
                            + openingBalance.currency().getCurrencyCode()
                            + " only; nothing was booked or paid, please choose another option.");
        }
        Money available = page.balance(Account.availableTo(riderId), amount.currency());
        if (available.minorUnits() < amount.minorUnits()) {
            throw new ApiProblem(
                    ProblemCode.INSUFFICIENT_FUNDS,
                    "The trip costs " + amount + ", but your wallet has " + available
                            + "; nothing was booked or paid, please choose a cheaper option.");
        }
    }
}
