package org.commonway.bank.statement;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A statement as a table of plain text. */
public final class StatementText {
    private static final String GAP = "  ";

    private StatementText() {}

    /** Its lines; times in this zone. */
    public static List<String> lines(Statement statement, ZoneId zone) {
        StatementTable table = new StatementTable(statement, zone);
        List<String> lines = new ArrayList<>(List.of(table.title(), table.period(), table.opening(), ""));
        List<List<String>> rows = new ArrayList<>();
        rows.add(StatementTable.HEAD);
        rows.addAll(table.rows());
        rows.add(table.totals());
        lines.addAll(aligned(rows));
        lines.add("");
        lines.addAll(table.vat());
        lines.add(table.closing());
        return lines;
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[StatementTable.HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> aligned(row, widths)).toList();
    }

    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            String blanks = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(StatementTable.isNumber(i) ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }
}
