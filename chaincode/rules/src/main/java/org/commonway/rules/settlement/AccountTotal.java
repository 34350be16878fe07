package org.commonway.rules.settlement;

import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.money.Money;

/**
 * What one account of a party comes to in a period.
 *
 * @param account which of its accounts
 * @param total the sum of its postings, any sign
 * @param postings how many they are, 1 or more
 */
public record AccountTotal(AccountKind account, Money total, long postings) {

    /** An account that nothing was posted to has no total: that would be a bug. */
    public AccountTotal {
        if (postings < 1) {
            throw new IllegalArgumentException("account " + account + " has a total of " + postings + " postings");
        }
    }

    AccountTotal plus(Money amount) {
        return new AccountTotal(account, total.plus(amount), Math.addExact(postings, 1));
    }
}
