package org.commonway.bank.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.commonway.rules.money.Money;
import org.commonway.rules.settlement.NetPosition;
import org.commonway.rules.settlement.Party;
import org.commonway.rules.settlement.Positions;

/**
 * Netting of debtors to creditors: in each currency the largest debtor pays the largest creditor, as much as both allow,
 * until nothing is open; of equal amounts the smaller party comes first. So there are fewer transfers than parties, and
 * the same positions always give the same ones.
 */
public final class Transfers {
    private Transfers() {}

    /** The transfers that settle these positions exactly, in their order; none when every position is 0. */
    public static List<Transfer> settling(Positions positions) {
        TreeMap<String, List<NetPosition>> byCurrency = new TreeMap<>();
        for (NetPosition position : positions.list()) {
            byCurrency
                    .computeIfAbsent(position.net().currency().getCurrencyCode(), code -> new ArrayList<>())
                    .add(position);
        }
        List<Transfer> transfers = new ArrayList<>();
        byCurrency.forEach((code, list) -> transfers.addAll(settling(list, Currency.getInstance(code))));
        transfers.sort(Comparator.naturalOrder());
        return List.copyOf(transfers);
    }

    private static List<Transfer> settling(List<NetPosition> positions, Currency currency) {
        PriorityQueue<Open> debtors = new PriorityQueue<>();
        PriorityQueue<Open> creditors = new PriorityQueue<>();
        for (NetPosition position : positions) {
            long net = position.net().minorUnits();
            if (net < 0) {
                debtors.add(new Open(position.party(), Math.negateExact(net)));
            } else if (net > 0) {
                creditors.add(new Open(position.party(), net));
            }
        }
        List<Transfer> transfers = new ArrayList<>();
        while (!debtors.isEmpty()) {
            Open debtor = debtors.remove();
            Open creditor = creditors.remove();
            long paid = Math.min(debtor.amount, creditor.amount);
            transfers.add(new Transfer(debtor.party, creditor.party, new Money(paid, currency)));
            debtor.addRestTo(debtors, paid);
            creditor.addRestTo(creditors, paid);
        }
        return transfers;
    }

    /** What is still open of a position, in minor units. */
    private record Open(Party party, long amount) implements Comparable<Open> {
        private static final Comparator<Open> LARGEST_FIRST =
                Comparator.comparingLong(Open::amount).reversed().thenComparing(Open::party);

        void addRestTo(PriorityQueue<Open> queue, long paid) {
            if (amount > paid) {
                queue.add(new Open(party, amount - paid));
            }
        }

        @Override
        public int compareTo(Open other) {
            return LARGEST_FIRST.compare(this, other);
        }
    }
}
