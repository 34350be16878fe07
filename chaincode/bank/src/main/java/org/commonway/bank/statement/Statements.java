package org.commonway.bank.statement;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonway.bank.BankRefusal;
import org.commonway.bank.BankRefusal.Code;
import org.commonway.rules.money.Money;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.NetPosition;
import org.commonway.rules.settlement.Party;

/**
 * Makes a party's statements by reading the journal of the period again, entry by entry: nothing is taken over from the
 * settlement, which must come to the same.
 */
public final class Statements {
    private final Closed settlement;
    private final Optional<Closed> before;
    private final VatOfLegs vat;

    /**
     * Statements of this settlement.
     *
     * @param before the settlement before it; empty for the first
     */
    public Statements(Closed settlement, Optional<Closed> before, VatOfLegs vat) {
        this.settlement = settlement;
        this.before = before;
        this.vat = vat;
    }

    /**
     * The party's statements, one for each currency. Refused with PARTY_NOT_FOUND, or with STATEMENT_DIFFERS when the
     * journal does not come to what the settlement says.
     *
     * @param journal every entry of the period, in the ledger's order
     */
    public List<Statement> of(Party party, Iterable<JournalLine> journal) {
        List<NetPosition> positions = settlement.positions().list().stream()
                .filter(position -> position.party().equals(party))
                .toList();
        if (positions.isEmpty()) {
            throw notFound(party);
        }
        Map<String, List<StatementLine>> lines = lines(party, journal);
        List<Statement> statements = new ArrayList<>();
        for (NetPosition position : positions) {
            Currency currency = position.net().currency();
            List<StatementLine> own = Optional.ofNullable(lines.remove(currency.getCurrencyCode()))
                    .orElse(List.of());
            Statement statement = new Statement(party, settlement.period(), before(party, currency), own);
            requireSame(statement, position.net());
            statements.add(statement);
        }
        if (!lines.isEmpty()) {
            throw differs(party + " has entries in " + lines.keySet() + ", which the settlement does not");
        }
        return statements;
    }

    private Map<String, List<StatementLine>> lines(Party party, Iterable<JournalLine> journal) {
        LegReader reader = new LegReader(party, vat);
        Map<String, List<StatementLine>> lines = new TreeMap<>();
        long entries = 0;
        for (JournalLine entry : journal) {
            entries++;
            for (StatementLine line : reader.lines(entry)) {
                String currency = line.amounts().net().currency().getCurrencyCode();
                lines.computeIfAbsent(currency, code -> new ArrayList<>()).add(line);
            }
        }
        if (entries != settlement.entries()) {
            throw differs("the journal has " + entries + " entries and the settlement " + settlement.entries());
        }
        return lines;
    }

    private void requireSame(Statement statement, Money net) {
        Money recomputed = statement.totals().net();
        if (!recomputed.equals(net)) {
            throw differs(statement.party() + " comes to " + recomputed + " by the journal and to " + net
                    + " by the settlement");
        }
    }

    private Money before(Party party, Currency currency) {
        return before.flatMap(closed -> closed.positions().find(party, currency))
                .map(NetPosition::net)
                .orElse(new Money(0, currency));
    }

    private BankRefusal notFound(Party party) {
        String parties = settlement.positions().list().stream()
                .map(position -> position.party().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return new BankRefusal(
                Code.PARTY_NOT_FOUND,
                "Settlement " + settlement.period().number() + " has nothing for " + party
                        + (parties.isEmpty()
                                ? ": nobody was owed anything in its period."
                                : "; it has these parties: " + parties + "."));
    }

    private BankRefusal differs(String what) {
        return new BankRefusal(
                Code.STATEMENT_DIFFERS,
                "In settlement " + settlement.period().number() + " " + what
                        + "; pay nothing, and have the city's auditor compare the two.");
    }
}
