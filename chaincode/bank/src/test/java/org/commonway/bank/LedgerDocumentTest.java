package org.commonway.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonway.bank.statement.JournalLine;
import org.commonway.bank.statement.Statement;
import org.commonway.bank.statement.Statements;
import org.commonway.bank.transfer.Transfers;
import org.commonway.rules.journal.Account;
import org.commonway.rules.journal.Posting;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.NetPosition;
import org.junit.jupiter.api.Test;

/** The worked example of docs/ledger.md is what the law makes of it, to the cent. */
class LedgerDocumentTest {
    /** The columns of the first table, after the entry's. */
    private static final List<String> ACCOUNTS = List.of(
            "PAYER CoopMSP/demo-gateway",
            "HOLD CoopMSP/demo-gateway",
            "OPERATOR metro",
            "OPERATOR bikes",
            "OPERATOR van",
            "COMMISSION CoopMSP/demo-gateway",
            "LEVY CityMSP",
            "VAT CoopMSP/demo-gateway");

    private final WorkedExample example = new WorkedExample();
    private final String document = read();

    @Test
    void every_entry_of_the_example_is_what_the_law_posts() {
        List<List<String>> rows = new ArrayList<>();
        Map<String, Long> sums = new TreeMap<>();
        for (JournalLine line : example.journal) {
            Map<String, Long> amounts = new TreeMap<>();
            for (Posting posting : line.entry().postings()) {
                String account = name(posting.account());
                amounts.merge(account, posting.amount().minorUnits(), Long::sum);
                sums.merge(account, posting.amount().minorUnits(), Long::sum);
            }
            rows.add(row(line.number() + " " + line.entry().reason(), amounts));
        }
        rows.add(row("sum", sums));
        assertThat(table("Entry")).isEqualTo(rows);
    }

    @Test
    void the_settlement_of_the_example_is_what_the_law_nets() {
        Closed settlement = example.settled();
        assertThat(table("Party"))
                .isEqualTo(settlement.positions().list().stream()
                        .map(LedgerDocumentTest::row)
                        .toList());
        assertThat(table("Who pays"))
                .isEqualTo(Transfers.settling(settlement.positions()).stream()
                        .map(transfer -> List.of(
                                transfer.debtor().toString(),
                                transfer.creditor().toString(),
                                decimal(transfer.amount().minorUnits())))
                        .toList());
    }

    @Test
    void the_vat_of_the_example_is_that_of_the_statements() {
        Closed settlement = example.settled();
        Statements statements = new Statements(settlement, Optional.empty(), (trip, leg) -> WorkedExample.VAT.get(leg));
        List<List<String>> rows = new ArrayList<>();
        for (NetPosition position : settlement.positions().list()) {
            if (position.party().kind() == org.commonway.rules.settlement.PartyKind.OPERATOR) {
                Statement statement =
                        statements.of(position.party(), example.journal).get(0);
                statement
                        .vat()
                        .forEach(vat -> rows.add(List.of(
                                position.party().id(),
                                vat.vat().rate(),
                                decimal(vat.gross().minorUnits()),
                                decimal(vat.amount().minorUnits()),
                                vat.vat().debtorWord())));
            }
        }
        assertThat(table("VAT of the rides of")).isEqualTo(rows);
    }

    private static List<String> row(NetPosition position) {
        return List.of(position.party().toString(), decimal(position.net().minorUnits()));
    }

    private static List<String> row(String head, Map<String, Long> amounts) {
        assertThat(ACCOUNTS).containsAll(amounts.keySet());
        assertThat(amounts.values().stream().mapToLong(Long::longValue).sum()).isZero();
        List<String> row = new ArrayList<>(List.of(head));
        ACCOUNTS.forEach(account -> row.add(amounts.containsKey(account) ? decimal(amounts.get(account)) : ""));
        return row;
    }

    private static String name(Account account) {
        return account.kind() + " " + account.partyId();
    }

    private static String decimal(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** The rows of the table whose first head is this. */
    private List<List<String>> table(String firstHead) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : document.lines().toList()) {
            List<String> cells = cells(line);
            if (!line.startsWith("|")) {
                inside = false;
            } else if (cells.get(0).equals(firstHead)) {
                inside = true;
            } else if (inside && !cells.get(0).startsWith("---")) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Stream.of(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "..", "docs", "ledger.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_document_names_every_reason_for_which_money_moves() {
        for (org.commonway.rules.journal.EntryReason reason : org.commonway.rules.journal.EntryReason.values()) {
            assertThat(document.toUpperCase(Locale.ROOT)).contains(reason.name());
        }
    }
}
