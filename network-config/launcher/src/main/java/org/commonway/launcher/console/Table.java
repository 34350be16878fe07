package org.commonway.launcher.console;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, as wide as their widest cell. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] right;

    /** A table with these headings; a heading that starts with '>' is set flush right, without the sign. */
    public Table(String... headings) {
        right = new boolean[headings.length];
        List<String> first = new ArrayList<>();
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            first.add(right[i] ? headings[i].substring(1) : headings[i]);
        }
        rows.add(first);
    }

    /** Adds a row; it must have a cell for each heading. */
    public Table row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, headings first. */
    public List<String> lines() {
        int[] widths = new int[right.length];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        });
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** Writes the lines as results. */
    public void show(Console console) {
        lines().forEach(console::result);
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - length(row.get(i)));
            line.append(i == 0 ? "" : GAP).append(right[i] ? blanks + row.get(i) : row.get(i) + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
