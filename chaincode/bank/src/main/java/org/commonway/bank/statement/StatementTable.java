package org.commonway.bank.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.commonway.rules.money.Money;

/** A statement as rows of text: what all its forms have in common. */
final class StatementTable {
    /** The first four and the ninth are words, the others numbers. */
    static final List<String> HEAD = List.of(
            "time", "trip", "leg", "reason", "gross", "commission", "levy", "VAT", "VAT owed by", "pending", "net");

    private final Statement statement;
    private final DateTimeFormatter time;

    StatementTable(Statement statement, ZoneId zone) {
        this.statement = statement;
        this.time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    static boolean isNumber(int column) {
        return column >= 4 && column != 8;
    }

    List<List<String>> rows() {
        return statement.lines().stream().map(this::row).toList();
    }

    private List<String> row(StatementLine line) {
        return cells(
                List.of(
                        moment(line.entry().atMillis()),
                        line.entry().tripId(),
                        Integer.toString(line.leg() + 1),
                        line.entry().entry().reason().name().toLowerCase(Locale.ROOT)),
                line.amounts(),
                line.vat().debtorWord());
    }

    List<String> totals() {
        return cells(List.of("total", "", "", ""), statement.totals(), "");
    }

    private static List<String> cells(List<String> words, Amounts amounts, String debtor) {
        return List.of(
                words.get(0),
                words.get(1),
                words.get(2),
                words.get(3),
                number(amounts.gross()),
                number(amounts.commission()),
                number(amounts.levy()),
                number(amounts.vat()),
                debtor,
                number(amounts.pending()),
                number(amounts.net()));
    }

    /** "operator:metro, settlement 1, EUR". */
    String title() {
        return statement.party() + ", settlement " + statement.period().number() + ", " + statement.currency();
    }

    String period() {
        long from = statement.period().fromMillis();
        return "Entries " + (from == 0 ? "" : "from " + moment(from) + " ") + "until "
                + moment(statement.period().untilMillis()) + " (" + time.getZone() + ").";
    }

    String opening() {
        return "Opening balance " + statement.opening() + "; settlement before: " + statement.before() + ".";
    }

    /** What it comes to, in words. */
    String closing() {
        Money net = statement.totals().net();
        if (net.minorUnits() == 0) {
            return "Nothing is to be paid.";
        }
        return net.minorUnits() > 0
                ? statement.party() + " is paid " + net + "."
                : statement.party() + " pays " + net.zero().minus(net) + ".";
    }

    /** One sentence for each debtor and rate. */
    List<String> vat() {
        return statement.vat().stream()
                .map(total -> "VAT " + total.vat().rate() + ", owed by the "
                        + total.vat().debtorWord() + ": " + total.amount() + " inside " + total.gross() + " gross.")
                .toList();
    }

    private String moment(long millis) {
        return time.format(Instant.ofEpochMilli(millis));
    }

    /** As many decimals as the currency has, a point, no grouping. */
    static String number(Money amount) {
        return BigDecimal.valueOf(amount.minorUnits(), amount.currency().getDefaultFractionDigits())
                .toPlainString();
    }
}
