package org.commonway.planner.cases;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonway.rules.money.Money;

/**
 * A line of a case, which knows where it stands.
 *
 * @param file the file's name
 * @param number from 1
 * @param text without the spaces around it
 */
record CaseLine(String file, int number, String text) {
    private static final Pattern PRICE = Pattern.compile("(\\d+)\\.(\\d\\d) ([A-Z]{3})");
    private static final Pattern CLOCK = Pattern.compile("(\\d\\d?):(\\d\\d)");

    /** The same place with a part of the text. */
    CaseLine part(String part) {
        return new CaseLine(file, number, part.strip());
    }

    /** Where it stands: {@code A01-one-bus.case:12}. */
    String where() {
        return file + ":" + number;
    }

    /** What is wrong with it, to be thrown. */
    CaseError error(String sentence) {
        return new CaseError(where() + ": " + sentence);
    }

    /** Its columns, which two spaces or more set apart. */
    List<String> columns() {
        return List.of(text.split(" {2,}", -1));
    }

    /** Its columns, of which there must be so many. */
    List<String> columns(int count, String like) {
        List<String> columns = columns();
        if (columns.size() != count) {
            throw error("\"" + text + "\" has " + columns.size() + " columns set apart by two spaces, not " + count
                    + " as in \"" + like + "\".");
        }
        return columns;
    }

    /** The line as this pattern has it; {@code like} shows the reader one that would do. */
    Matcher match(Pattern pattern, String like) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw error("\"" + text + "\" does not read like \"" + like + "\".");
        }
        return matcher;
    }

    /** Seconds of a time such as 08:00 or, after midnight, 24:30. */
    int seconds(String time) {
        Matcher matcher = part(time).match(CLOCK, "08:00");
        return 3600 * Integer.parseInt(matcher.group(1)) + 60 * Integer.parseInt(matcher.group(2));
    }

    /** An amount such as "2.00 EUR". */
    Money money(String amount) {
        Matcher matcher = part(amount).match(PRICE, "2.00 EUR");
        long minor = 100 * Long.parseLong(matcher.group(1)) + Long.parseLong(matcher.group(2));
        return new Money(minor, Currency.getInstance(matcher.group(3)));
    }

    /** A date such as 2024-05-14. */
    LocalDate date(String date) {
        try {
            return LocalDate.parse(date);
        } catch (java.time.DateTimeException wrong) {
            throw error("\"" + date + "\" is no date such as 2024-05-14.");
        }
    }
}
