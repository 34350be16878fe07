package org.commonway.bank.statement;

import java.time.ZoneId;
import java.util.List;

/** Statements as one page of HTML that prints well: nothing is loaded from elsewhere, the table's head repeats. */
public final class StatementHtml {
    private static final String STYLE = """
            body { font: 10pt/1.4 sans-serif; color: #1a1a1a; margin: 2em; }
            h1 { font-size: 14pt; margin: 0 0 .2em; }
            section { break-after: page; }
            section:last-child { break-after: auto; }
            table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: 8.5pt; }
            th, td { padding: .25em .5em; text-align: left; border-bottom: 1px solid #ccc; }
            .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            tfoot td { font-weight: bold; border-top: 2px solid #1a1a1a; }
            .closing { font-weight: bold; }
            @page { size: A4 landscape; margin: 12mm; }
            @media print { body { margin: 0; } }
            """;

    private StatementHtml() {}

    /** The page; times in this zone. */
    public static String write(List<Statement> statements, ZoneId zone) {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        String title = statements.isEmpty() ? "Statement" : new StatementTable(statements.get(0), zone).title();
        page.append("<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE);
        page.append("</style>\n</head>\n<body>\n");
        statements.forEach(statement -> section(page, new StatementTable(statement, zone)));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void section(StringBuilder page, StatementTable table) {
        page.append("<section>\n<h1>").append(escape(table.title())).append("</h1>\n");
        paragraph(page, "", table.period());
        paragraph(page, "", table.opening());
        page.append("<table>\n<thead>\n");
        row(page, "th", StatementTable.HEAD);
        page.append("</thead>\n<tbody>\n");
        table.rows().forEach(cells -> row(page, "td", cells));
        page.append("</tbody>\n<tfoot>\n");
        row(page, "td", table.totals());
        page.append("</tfoot>\n</table>\n");
        table.vat().forEach(sentence -> paragraph(page, "", sentence));
        paragraph(page, " class=\"closing\"", table.closing());
        page.append("</section>\n");
    }

    private static void row(StringBuilder page, String tag, List<String> cells) {
        page.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            page.append('<').append(tag).append(StatementTable.isNumber(i) ? " class=\"n\">" : ">");
            page.append(escape(cells.get(i))).append("</").append(tag).append('>');
        }
        page.append("</tr>\n");
    }

    private static void paragraph(StringBuilder page, String attributes, String text) {
        page.append("<p").append(attributes).append('>').append(escape(text)).append("</p>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
