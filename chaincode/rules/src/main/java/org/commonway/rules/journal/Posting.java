package org.commonway.rules.journal;

import org.commonway.rules.money.Money;

/**
 * One line of an entry.
 *
 * @param account whose
 * @param amount above 0: the party is owed more; below: it owes more
 * @param leg position of the leg in its trip, 0 for the first
 */
public record Posting(Account account, Money amount, int leg) {
    /** A leg before the first is a bug. */
    public Posting {
        if (leg < 0) {
            throw new IllegalArgumentException("leg " + leg + " of a posting");
        }
    }

    /** The line that takes this one back. */
    public Posting reversed() {
        return new Posting(account, amount.negated(), leg);
    }
}
