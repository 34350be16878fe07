package org.commonway.rules.settlement;

import java.util.Comparator;
import java.util.List;
import org.commonway.rules.money.Money;

/**
 * What a party is paid for a period, or pays, in one currency.
 *
 * @param party who
 * @param net above 0: is paid; below: pays
 * @param accounts what it is made of, by account
 */
public record NetPosition(Party party, Money net, List<AccountTotal> accounts) {
    static final Comparator<NetPosition> ORDER = Comparator.comparing(NetPosition::party)
            .thenComparing(position -> position.net().currency().getCurrencyCode());

    /** A net that is not the sum of the accounts, or an account of another kind of party, would be a bug. */
    public NetPosition {
        accounts = List.copyOf(accounts);
        Money sum = net.zero();
        for (AccountTotal account : accounts) {
            sum = sum.plus(account.total());
            if (PartyKind.of(account.account()) != party.kind()) {
                throw new IllegalArgumentException(party + " has an account " + account.account());
            }
        }
        if (!sum.equals(net)) {
            throw new IllegalArgumentException(party + " is given as " + net + " but its accounts come to " + sum);
        }
    }

    /** The position that these totals of a party in one currency make. */
    static NetPosition of(Party party, List<AccountTotal> accounts) {
        Money net = accounts.get(0).total().zero();
        for (AccountTotal account : accounts) {
            net = net.plus(account.total());
        }
        return new NetPosition(party, net, accounts);
    }
}
