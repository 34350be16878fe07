package org.commonway.bank.statement;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * Statements as CSV (RFC 4180): a line for each leg of each entry, times in UTC, amounts with a point and the currency's
 * decimals. No totals: a spreadsheet adds up.
 */
public final class StatementCsv {
    private static final List<String> HEAD = List.of(
            "settlement",
            "party",
            "time",
            "trip",
            "entry",
            "leg",
            "reason",
            "currency",
            "gross",
            "commission",
            "levy",
            "vat",
            "vat_owed_by",
            "vat_rate",
            "pending",
            "net");

    private StatementCsv() {}

    /** The statements of a party, one after the other under one head. */
    public static String write(List<Statement> statements) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEAD);
            for (Statement statement : statements) {
                statement.lines().forEach(line -> csv.writeRecord(fields(statement, line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return text.toString();
    }

    private static List<String> fields(Statement statement, StatementLine line) {
        Amounts amounts = line.amounts();
        return List.of(
                Integer.toString(statement.period().number()),
                statement.party().toString(),
                Instant.ofEpochMilli(line.entry().atMillis()).toString(),
                line.entry().tripId(),
                Integer.toString(line.entry().number()),
                Integer.toString(line.leg() + 1),
                line.entry().entry().reason().name(),
                statement.currency().getCurrencyCode(),
                StatementTable.number(amounts.gross()),
                StatementTable.number(amounts.commission()),
                StatementTable.number(amounts.levy()),
                StatementTable.number(amounts.vat()),
                line.vat().debtor().name(),
                line.vat().rate(),
                StatementTable.number(amounts.pending()),
                StatementTable.number(amounts.net()));
    }
}
