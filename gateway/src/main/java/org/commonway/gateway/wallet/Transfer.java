package org.commonway.gateway.wallet;

import java.time.Instant;
import org.commonway.rules.money.Money;

/**
 * Money going from one account to another: two postings that add up to nothing.
 *
 * @param id what it belongs to
 * @param step what it does
 * @param from the account that gets poorer
 * @param to the account that gets richer
 * @param amount zero or more
 * @param at when it was entered
 */
public record Transfer(Id id, Step step, Account from, Account to, Money amount, Instant at) {

    /**
     * What a transfer belongs to. There is one of each number, which keeps two writers from doing the same thing twice.
     *
     * @param reservationId a trip id, or that of an opening
     * @param number 1, 2, 3 … within the reservation
     */
    public record Id(String reservationId, int number) {}

    /** Refuses a negative amount: that would be a transfer the other way round. */
    public Transfer {
        if (amount.minorUnits() < 0) {
            throw new IllegalArgumentException("a transfer of " + amount);
        }
    }
}
