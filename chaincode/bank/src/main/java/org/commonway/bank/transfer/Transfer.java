package org.commonway.bank.transfer;

import java.util.Comparator;
import org.commonway.rules.money.Money;
import org.commonway.rules.settlement.Party;

/**
 * One payment of a settlement.
 *
 * @param debtor who pays
 * @param creditor who is paid
 * @param amount above 0
 */
public record Transfer(Party debtor, Party creditor, Money amount) implements Comparable<Transfer> {
    private static final Comparator<Transfer> ORDER = Comparator.comparing(Transfer::debtor)
            .thenComparing(transfer -> transfer.amount().currency().getCurrencyCode())
            .thenComparing(Transfer::creditor);

    /** A payment of nothing, or to oneself, would be a bug. */
    public Transfer {
        if (amount.minorUnits() <= 0 || debtor.equals(creditor)) {
            throw new IllegalArgumentException("no transfer: " + amount + " from " + debtor + " to " + creditor);
        }
    }

    /** By debtor, then currency, then creditor: the order of the bank's file. */
    @Override
    public int compareTo(Transfer other) {
        return ORDER.compare(this, other);
    }
}
