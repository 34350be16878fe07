package org.commonway.bank.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.rules.money.Money;
import org.commonway.rules.settlement.Party;
import org.commonway.rules.settlement.Period;
import org.commonway.rules.split.VatDebtor;

/**
 * A party's statement of one period in one currency. It opens at 0: every period is settled whole, and what is pending
 * belongs to the period in which it is ridden.
 *
 * @param party whose
 * @param period which
 * @param before what the settlement before came to for it; 0 when there is none
 * @param lines every entry that touches it, by time
 */
public record Statement(Party party, Period period, Money before, List<StatementLine> lines) {

    /** Takes a copy of the list. */
    public Statement {
        lines = List.copyOf(lines);
    }

    /** Its currency. */
    public Currency currency() {
        return before.currency();
    }

    /** What it begins with. */
    public Money opening() {
        return before.zero();
    }

    /** The sum of each column; its net is what the party is paid, or below 0 pays. */
    public Amounts totals() {
        Amounts totals = Amounts.none(currency());
        for (StatementLine line : lines) {
            totals = totals.plus(line.amounts());
        }
        return totals;
    }

    /** VAT by who owes it, country and rate. */
    public List<VatTotal> vat() {
        Comparator<LegVat> order = Comparator.comparing(LegVat::debtor)
                .thenComparing(LegVat::country)
                .thenComparing(LegVat::bps);
        Map<LegVat, VatTotal> totals = new TreeMap<>(order);
        for (StatementLine line : lines) {
            if (line.vat().debtor() != VatDebtor.NOBODY) {
                Amounts amounts = line.amounts();
                totals.merge(
                        line.vat(),
                        new VatTotal(line.vat(), amounts.gross(), amounts.vat()),
                        (one, other) -> new VatTotal(
                                one.vat(),
                                one.gross().plus(other.gross()),
                                one.amount().plus(other.amount())));
            }
        }
        return new ArrayList<>(totals.values());
    }
}
