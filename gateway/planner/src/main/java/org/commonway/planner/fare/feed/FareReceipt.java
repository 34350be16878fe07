package org.commonway.planner.fare.feed;

import java.util.List;
import org.commonway.rules.money.Money;

/**
 * What rides cost together, and what of it each of them carries.
 *
 * @param answer the price of all, or why it is not known
 * @param shares by leg; they add up to the price, and there are none when it is not known
 */
public record FareReceipt(FareAnswer answer, List<Share> shares) {
    /** Copies the list. */
    public FareReceipt {
        shares = List.copyOf(shares);
    }

    /**
     * What is paid at one leg.
     *
     * @param price for one adult; zero on a leg that an earlier one pays for
     * @param paidBy index of the leg whose ticket is good for this one: its own where it has one of its own
     */
    public record Share(Money price, int paidBy) {}
}
