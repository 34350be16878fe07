package org.commonway.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rows of a Markdown table, found by the first cell of its head. */
final class MarkdownTable {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private MarkdownTable() {}

    /** The body rows, each as its trimmed cells; fails when the document has no such table. */
    static List<List<String>> rows(String markdown, String firstHead) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : markdown.lines().toList()) {
            if (!line.startsWith("|")) {
                inside = false;
                continue;
            }
            List<String> cells = cells(line);
            if (cells.get(0).equals(firstHead)) {
                inside = true;
            } else if (inside && !cells.get(0).startsWith("---")) {
                rows.add(cells);
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("no table with the first head '" + firstHead + "'");
        }
        return rows;
    }

    /** What stands between backticks in a cell. */
    static List<String> codes(String cell) {
        List<String> codes = new ArrayList<>();
        Matcher matcher = CODE.matcher(cell);
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Stream.of(inner.split("\\|", -1)).map(String::strip).toList();
    }
}
