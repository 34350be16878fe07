package org.commonway.acceptance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A statement as {@code --csv} prints it; no field of it has a comma. */
final class StatementLines {
    private final List<Map<String, String>> lines = new ArrayList<>();

    StatementLines(String csv) {
        List<String> rows = csv.lines().toList();
        String[] head = rows.get(0).split(",", -1);
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split(",", -1);
            Map<String, String> line = new HashMap<>();
            for (int i = 0; i < head.length; i++) {
                line.put(head[i], fields[i]);
            }
            lines.add(line);
        }
    }

    /** Each line by its column's names. */
    List<Map<String, String>> list() {
        return lines;
    }

    /** The sum of a column, in cents. */
    long sum(String column) {
        return lines.stream().mapToLong(line -> cents(line, column)).sum();
    }

    /** An amount of a line, in cents. */
    static long cents(Map<String, String> line, String column) {
        return new BigDecimal(line.get(column)).movePointRight(2).longValueExact();
    }

    /** The VAT inside an amount, rounded half up: of 2.85 at 23 percent 0.53. */
    static long vatWithin(long cents, int bps) {
        return BigDecimal.valueOf(cents * bps)
                .divide(BigDecimal.valueOf(10_000 + bps), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
