package org.commonway.city.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV (RFC 4180): a header, lines that end in CR LF, quotes where they are needed. Each line ends with what it
 * was computed from: {@code ledgerBlock} and {@code checkpoints}. What is not there or withheld is empty. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection).
 */
public final class Csv {
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private Csv() {}

    /** The table's text. */
    public static String of(FigureTable table) {
        StringBuilder text = new StringBuilder();
        List<Object> header = new ArrayList<>(table.columns());
        header.addAll(List.of("ledgerBlock", "checkpoints"));
        line(text, header);
        for (List<@Nullable Object> row : table.rows()) {
            List<@Nullable Object> values = new ArrayList<>(row);
            values.add(table.basis().blockText());
            values.add(table.basis().checkpointLine());
            line(text, values);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<? extends @Nullable Object> values) {
        text.append(values.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = String.valueOf(value);
        if (value instanceof String && !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
