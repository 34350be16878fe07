package org.commonway.rules.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.journal.Posting;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * Every party's position; in each currency they sum to 0, because every entry does. The result depends on which entries
 * were added, not on their order nor on how many at a time.
 *
 * @param list by party, then currency code; at most {@link #MOST}
 */
public record Positions(List<NetPosition> list) {
    /** The most positions of a period: what one value on the ledger can hold. */
    public static final int MOST = 2_000;

    /** Before anything is added. */
    public static final Positions NONE = new Positions(List.of());

    /** Positions out of order or whose sum is not 0 would be a bug. */
    public Positions {
        list = List.copyOf(list);
        Map<String, Money> sums = new TreeMap<>();
        for (int i = 0; i < list.size(); i++) {
            Money net = list.get(i).net();
            sums.merge(net.currency().getCurrencyCode(), net, Money::plus);
            if (i > 0 && NetPosition.ORDER.compare(list.get(i - 1), list.get(i)) >= 0) {
                throw new IllegalArgumentException(
                        "positions are out of order at " + list.get(i).party());
            }
        }
        sums.values().forEach(sum -> {
            if (sum.minorUnits() != 0) {
                throw new IllegalArgumentException("the positions sum to " + sum + " and not to 0");
            }
        });
    }

    /** The position of this party in this currency, if it has one. */
    public Optional<NetPosition> find(Party party, Currency currency) {
        return list.stream()
                .filter(position -> position.party().equals(party)
                        && position.net().currency().equals(currency))
                .findFirst();
    }

    /**
     * These and what the entries post. Refused with SETTLEMENT_TOO_LARGE when there are more than {@link #MOST} positions,
     * or an amount that no longer can be counted.
     */
    public Positions plus(List<JournalEntry> entries) {
        Map<Row, AccountTotal> totals = totals();
        try {
            for (JournalEntry entry : entries) {
                for (Posting posting : entry.postings()) {
                    add(totals, posting);
                }
            }
            return new Positions(positions(totals));
        } catch (ArithmeticException overflow) {
            throw tooLarge("an amount that is too large to count");
        }
    }

    private Map<Row, AccountTotal> totals() {
        Map<Row, AccountTotal> totals = new TreeMap<>();
        for (NetPosition position : list) {
            for (AccountTotal account : position.accounts()) {
                totals.put(new Row(position.party(), codeOf(position.net()), account.account()), account);
            }
        }
        return totals;
    }

    private static void add(Map<Row, AccountTotal> totals, Posting posting) {
        AccountKind kind = posting.account().kind();
        Money amount = posting.amount();
        Row row = new Row(Party.of(posting.account()), codeOf(amount), kind);
        totals.compute(row, (key, total) -> total == null ? new AccountTotal(kind, amount, 1) : total.plus(amount));
    }

    private static List<NetPosition> positions(Map<Row, AccountTotal> totals) {
        List<NetPosition> positions = new ArrayList<>();
        List<AccountTotal> accounts = new ArrayList<>();
        Optional<Row> before = Optional.empty();
        for (Map.Entry<Row, AccountTotal> total : totals.entrySet()) {
            Row row = total.getKey();
            if (before.isPresent() && !before.get().isOfSamePosition(row)) {
                positions.add(NetPosition.of(before.get().party(), accounts));
                accounts.clear();
            }
            accounts.add(total.getValue());
            before = Optional.of(row);
        }
        before.ifPresent(last -> positions.add(NetPosition.of(last.party(), accounts)));
        if (positions.size() > MOST) {
            throw tooLarge("more than " + MOST + " positions (a party in a currency)");
        }
        return positions;
    }

    private static Refusal tooLarge(String what) {
        return new Refusal(
                RefusalCode.SETTLEMENT_TOO_LARGE,
                "The period has " + what + "; begin it again with an earlier end, and settle the rest after it.");
    }

    private static String codeOf(Money amount) {
        return amount.currency().getCurrencyCode();
    }

    private record Row(Party party, String currency, AccountKind account) implements Comparable<Row> {
        private static final Comparator<Row> ORDER =
                Comparator.comparing(Row::party).thenComparing(Row::currency).thenComparing(Row::account);

        boolean isOfSamePosition(Row other) {
            return party.equals(other.party) && currency.equals(other.currency);
        }

        @Override
        public int compareTo(Row other) {
            return ORDER.compare(this, other);
        }
    }
}
