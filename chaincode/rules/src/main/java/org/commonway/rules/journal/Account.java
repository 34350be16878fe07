package org.commonway.rules.journal;

import java.util.Comparator;

/**
 * An account of one party. It has no balance of its own: a balance is the sum of what was posted.
 *
 * @param kind what it is for
 * @param partyId operator id, gateway as MSP/id, or the city's MSP id; never blank
 */
public record Account(AccountKind kind, String partyId) implements Comparable<Account> {
    private static final Comparator<Account> ORDER =
            Comparator.comparing(Account::kind).thenComparing(Account::partyId);

    /** An account of nobody is a bug. */
    public Account {
        if (partyId.isBlank()) {
            throw new IllegalArgumentException("an account of kind " + kind + " has no party");
        }
    }

    /** By kind, then party: the same on every peer. */
    @Override
    public int compareTo(Account other) {
        return ORDER.compare(this, other);
    }
}
