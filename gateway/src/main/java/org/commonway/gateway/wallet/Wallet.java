package org.commonway.gateway.wallet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.wallet.AccountBook.Page;
import org.commonway.rules.money.Money;

/**
 * The riders' money, in one currency. Every change is named by the trip it is for and may be asked again: it is done
 * once. So a booking that was interrupted can simply be driven on. A fare is set aside at the booking; what a leg really
 * costs is paid from it when the leg is over, and the rest is free again.
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
                        new Transfer.Id(id, 1),
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
            if (reservation instanceof Reservation.Live live && live.pending().equals(amount)) {
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

    /** Frees what was set aside, if anything was; nothing of it must have been paid. */
    public void voidReservation(String riderId, String tripId) {
        change(riderId, tripId, (page, reservation) -> {
            if (reservation instanceof Reservation.Live live) {
                if (live.paid().minorUnits() != 0) {
                    throw new IllegalStateException("cannot void trip " + tripId + ": " + reservation);
                }
                enter(page, live, live.pending(), live::voided);
            }
            return reservation;
        });
    }

    /**
     * Brings a trip's money to where the ledger says that it stands. Asked twice, the second time does nothing.
     *
     * @param pending what of the fare is still set aside for legs that are not over
     * @param paid what the legs that are over cost, less what was given back; below zero when more was given
     */
    public void settle(String riderId, String tripId, Money pending, Money paid) {
        change(riderId, tripId, (page, reservation) -> {
            if (!(reservation instanceof Reservation.Live live)) {
                throw new IllegalStateException("cannot settle trip " + tripId + ": " + reservation);
            }
            if (pending.minorUnits() > live.pending().minorUnits()) {
                throw new IllegalStateException(
                        "more is pending of trip " + tripId + " than is set aside: " + reservation);
            }
            Money more = paid.minus(live.paid());
            Reservation.Live now = live;
            now = enter(page, now, more.minorUnits() > 0 ? more : more.zero(), now::post);
            now = enter(page, now, more.minorUnits() < 0 ? more.zero().minus(more) : more.zero(), now::refund);
            Money free = now.pending().minus(pending);
            if (free.minorUnits() < 0) {
                throw new IllegalStateException("trip " + tripId + " costs more than is set aside: " + reservation);
            }
            enter(page, now, free, now::voided);
            return reservation;
        });
    }

    private Reservation.Live enter(
            Page page, Reservation.Live reservation, Money amount, BiFunction<Money, Instant, Transfer> kind) {
        if (amount.minorUnits() == 0) {
            return reservation;
        }
        Transfer transfer = kind.apply(amount, clock.instant());
        Reservation.Live after = reservation.after(transfer);
        page.enter(transfer);
        return after;
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
