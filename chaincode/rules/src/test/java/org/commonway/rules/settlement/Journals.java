package org.commonway.rules.settlement;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.commonway.rules.journal.Account;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.journal.Posting;
import org.commonway.rules.money.Money;

/** Journals of random trips: booked, then ridden, cancelled or still open, some with a refund or a compensation. */
final class Journals {
    private static final List<String> CURRENCIES = List.of("JPY", "EUR", "KWD");
    private static final String CITY = "CityMSP";

    private Journals() {}

    /** Entries of 0 to 40 legs, mixed as they would be in time. */
    static Arbitrary<List<JournalEntry>> journals() {
        return legs().list().ofMaxSize(40).map(legs -> {
            List<JournalEntry> journal = new ArrayList<>();
            // An entry at a time of each leg in turn, so that no trip's entries stand together.
            for (int turn = 0; turn < 3; turn++) {
                for (List<JournalEntry> leg : legs) {
                    if (turn < leg.size()) {
                        journal.add(leg.get(turn));
                    }
                }
            }
            return journal;
        });
    }

    private static Arbitrary<List<JournalEntry>> legs() {
        return Combinators.combine(
                        Arbitraries.of("metro", "bikes", "shuttle"),
                        Arbitraries.of("CoopMSP/demo", "TransitMSP/demo"),
                        Arbitraries.of(CURRENCIES),
                        Arbitraries.longs().between(1, 1_000_000),
                        Arbitraries.longs().between(0, 100),
                        Arbitraries.integers().between(0, 3))
                .as(Journals::leg);
    }

    private static List<JournalEntry> leg(
            String operator, String gateway, String currency, long cap, long percent, int fate) {
        Money price = Money.of(cap, currency);
        Money charged = Money.of(cap * percent / 100, currency);
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(booked(gateway, price));
        if (fate > 0) {
            entries.add(resolved(operator, gateway, price, charged));
        }
        if (fate > 1) {
            entries.add(new JournalEntry(
                    EntryReason.COMPENSATED,
                    List.of(
                            post(AccountKind.OPERATOR, operator, price.zero().minus(price)),
                            post(AccountKind.PAYER, gateway, price))));
        }
        return entries;
    }

    static JournalEntry booked(String gateway, Money price) {
        return new JournalEntry(
                EntryReason.BOOKED,
                List.of(
                        post(AccountKind.PAYER, gateway, price.zero().minus(price)),
                        post(AccountKind.HOLD, gateway, price)));
    }

    /** Of what was charged a tenth is the gateway's, a twentieth the city's, a fiftieth VAT that the gateway owes. */
    static JournalEntry resolved(String operator, String gateway, Money price, Money charged) {
        long units = charged.minorUnits();
        String currency = charged.currency().getCurrencyCode();
        Money commission = Money.of(units / 10, currency);
        Money levy = Money.of(units / 20, currency);
        Money vat = Money.of(units / 50, currency);
        return new JournalEntry(
                EntryReason.ENDED,
                List.of(
                        post(AccountKind.HOLD, gateway, price.zero().minus(price)),
                        post(AccountKind.PAYER, gateway, price.minus(charged)),
                        post(AccountKind.COMMISSION, gateway, commission),
                        post(AccountKind.LEVY, CITY, levy),
                        post(AccountKind.VAT, gateway, vat),
                        post(
                                AccountKind.OPERATOR,
                                operator,
                                charged.minus(commission).minus(levy).minus(vat))));
    }

    static Posting post(AccountKind kind, String party, Money amount) {
        return new Posting(new Account(kind, party), amount, 0);
    }
}
