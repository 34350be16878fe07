package org.commonway.city.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.city.table.Basis;
import org.commonway.city.table.FigureTable;
import org.commonway.city.table.View;
import org.jspecify.annotations.Nullable;

/** A report as one HTML file that loads nothing: it can be mailed, kept and printed. */
public final class HtmlReport {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final String STYLE = """
            :root{--ink:#16211d;--soft:#4b5853;--line:#cfd6d2;--bar:#0d6e5a}
            body{max-width:820px;margin:0 auto;padding:32px 20px 60px;background:#fff;color:var(--ink);
            font:16px/1.55 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
            h1{font-size:30px;line-height:1.2;margin:0}h2{font-size:20px;margin:34px 0 6px}h3{font-size:14.5px;margin:18px 0 2px}
            p{margin:6px 0}.soft,.basis{color:var(--soft);font-size:14px}.short{font-size:17px}
            .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:12px 0;font-size:13px}
            th,td{text-align:left;padding:5px 10px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
            th{color:var(--soft);font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums}
            svg{display:block;width:100%;height:auto;margin:2px 0 8px}code{font-size:12.5px;overflow-wrap:anywhere}
            footer{margin-top:40px;padding-top:12px;border-top:2px solid var(--ink)}
            @media print{body{padding:0;max-width:none;font-size:11pt}h2{break-after:avoid}svg,tr,h3{break-inside:avoid}
            h3{break-after:avoid}.wide{overflow:visible}@page{size:A4;margin:18mm}}
            """;
    /** How wide a chart is drawn, where its bars begin and how long the longest is; the page scales it. */
    private static final int WIDTH = 760;

    private static final int BARS_AT = 210;
    private static final int BARS_WIDTH = 370;
    private static final int ROW = 24;
    private static final int WHOLE = 10_000;
    private static final int MOST_LABEL = 30;

    private final StringBuilder out = new StringBuilder();

    private HtmlReport() {}

    /** The file's text. */
    public static String of(Report report) {
        HtmlReport html = new HtmlReport();
        html.write(report);
        return html.out.toString();
    }

    /** The policy that lets a browser use this file's own style and nothing else (Content Security Policy Level 3). */
    public static String contentSecurityPolicy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(hash)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void write(Report report) {
        String title = report.city() + ": the mobility market in " + MONTH.format(report.month());
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<header>\n");
        element("h1", "", title);
        element("p", "soft", audience(report.basis()) + " Written " + report.madeAt() + ".");
        out.append("</header>\n<main>\n");
        for (int i = 0; i < report.sections().size(); i++) {
            section(report.sections().get(i), i == 0);
        }
        out.append("</main>\n");
        basis(report.basis());
        out.append("</body>\n</html>\n");
    }

    private static String audience(Basis basis) {
        return basis.view() == View.PUBLIC
                ? "For everybody: counts below 10 are withheld, and others that would give them away."
                : "For the city alone: every count is in it, small ones too.";
    }

    private void section(Section section, boolean isFirst) {
        out.append("<section>\n");
        element("h2", "", section.title());
        section.sentences().forEach(sentence -> element("p", isFirst ? "short" : "", sentence));
        section.charts().forEach(this::chart);
        section.table().ifPresent(this::table);
        out.append("</section>\n");
    }

    private void chart(Chart chart) {
        if (chart.bars().isEmpty()) {
            return;
        }
        element("h3", "", chart.title());
        int height = chart.bars().size() * ROW;
        out.append("<svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" aria-label=\"");
        out.append(escaped(chart.title() + ": "));
        chart.bars().forEach(bar -> out.append(escaped(bar.label() + " " + bar.text() + "; ")));
        out.append("\" font-size=\"14\" font-family=\"sans-serif\">\n");
        for (int i = 0; i < chart.bars().size(); i++) {
            bar(chart.bars().get(i), i * ROW);
        }
        out.append("</svg>\n");
    }

    private void bar(Chart.Bar bar, int top) {
        int from = BARS_AT + bar.from() * BARS_WIDTH / WHOLE;
        int width = Math.max(2, (bar.until() - bar.from()) * BARS_WIDTH / WHOLE);
        String label = bar.label().length() > MOST_LABEL ? bar.label().substring(0, MOST_LABEL - 1) + "…" : bar.label();
        text(0, top, label);
        rect(BARS_AT, top, BARS_WIDTH, "#edf0ee");
        if (bar.until() > 0) {
            rect(from, top, width, "#0d6e5a");
        }
        text(BARS_AT + BARS_WIDTH + 10, top, bar.text());
    }

    private void text(int x, int top, String words) {
        out.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(top + ROW - 8)
                .append("\" fill=\"#16211d\">");
        out.append(escaped(words)).append("</text>\n");
    }

    private void rect(int x, int top, int width, String fill) {
        out.append("<rect x=\"")
                .append(x)
                .append("\" y=\"")
                .append(top + 4)
                .append("\" width=\"")
                .append(width);
        out.append("\" height=\"")
                .append(ROW - 8)
                .append("\" rx=\"3\" fill=\"")
                .append(fill)
                .append("\"/>\n");
    }

    private void table(FigureTable table) {
        List<Boolean> isNumber = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            isNumber.add(table.rows().stream().anyMatch(row -> row.get(column) instanceof Number));
        }
        out.append("<div class=\"wide\"><table>\n<thead><tr>");
        for (int i = 0; i < isNumber.size(); i++) {
            cell("th", Numbers.words(table.columns().get(i)), isNumber.get(i));
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<@Nullable Object> row : table.rows()) {
            out.append("<tr>");
            for (int i = 0; i < isNumber.size(); i++) {
                cell("td", Numbers.of(row.get(i)), isNumber.get(i));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void cell(String tag, String text, boolean isNumber) {
        out.append('<').append(tag).append(isNumber ? " class=\"n\">" : ">");
        out.append(escaped(text)).append("</").append(tag).append('>');
    }

    private void basis(Basis basis) {
        out.append("<footer class=\"basis\">\n");
        element(
                "p",
                "",
                "Computed from the ledger " + basis.city() + ", block " + basis.blockText() + ", read " + basis.readAt()
                        + (basis.checkpoints().isEmpty() ? "; no log was verified." : ", and from these logs:"));
        for (Checkpoint checkpoint : basis.checkpoints()) {
            out.append("<p><code>")
                    .append(escaped(checkpoint.origin() + " " + checkpoint.size() + " " + checkpoint.root()))
                    .append("</code></p>\n");
        }
        element(
                "p",
                "",
                "The rules are in docs/market.md. Anybody who has the logs and the ledger can compute the same:"
                        + " ./commonway verify checks a log, and the program on that page the shares.");
        out.append("</footer>\n");
    }

    private void element(String tag, String style, String text) {
        out.append('<').append(tag).append(style.isEmpty() ? ">" : " class=\"" + style + "\">");
        out.append(escaped(text)).append("</").append(tag).append(">\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
