package org.commonway.city.report;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.city.table.Basis;
import org.commonway.city.table.FigureTable;
import org.commonway.city.table.View;
import org.jspecify.annotations.Nullable;

/** What a report says, the same words in each format; formats differ in how a chart is drawn. */
final class ReportBody {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private static final Pattern LONG_WORD = Pattern.compile("\\S{25}");

    private final Markup out;
    private final BiConsumer<Chart, Markup> drawing;

    private ReportBody(Markup out, BiConsumer<Chart, Markup> drawing) {
        this.out = out;
        this.drawing = drawing;
    }

    /** What the report is called. */
    static String title(Report report) {
        return report.city() + ": the mobility market in " + MONTH.format(report.month());
    }

    /** What its sections are called in addresses within the file. */
    static String id(int section) {
        return "section-" + (section + 1);
    }

    /** Writes header, sections and footer. */
    static void write(Report report, BiConsumer<Chart, Markup> drawing, Markup out) {
        ReportBody body = new ReportBody(out, drawing);
        out.tags("<header>\n").element("h1", "", title(report));
        out.element("p", "soft", audience(report.basis()) + " Written " + report.madeAt() + ".");
        out.tags("</header>\n<main>\n");
        for (int i = 0; i < report.sections().size(); i++) {
            body.section(report.sections().get(i), i);
        }
        out.tags("</main>\n");
        body.basis(report.basis());
    }

    private static String audience(Basis basis) {
        return basis.view() == View.PUBLIC
                ? "For everybody: counts below 10 are withheld, and others that would give them away."
                : "For the city alone: every count is in it, small ones too.";
    }

    private void section(Section section, int at) {
        out.tags("<section id=\"" + id(at) + "\">\n").element("h2", "", section.title());
        section.sentences().forEach(sentence -> out.element("p", at == 0 ? "short" : "", sentence));
        for (Chart chart : section.charts()) {
            if (!chart.bars().isEmpty()) {
                out.element("h3", "", chart.title());
                drawing.accept(chart, out);
            }
        }
        section.table().ifPresent(this::table);
        out.tags("</section>\n");
    }

    private void table(FigureTable table) {
        List<String> styles = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            styles.add(style(table, i));
        }
        out.tags("<div class=\"wide\"><table>\n<thead><tr>");
        for (int i = 0; i < styles.size(); i++) {
            out.inline("th", styles.get(i), Numbers.words(table.columns().get(i)));
        }
        out.tags("</tr></thead>\n<tbody>\n");
        for (List<@Nullable Object> row : table.rows()) {
            out.tags("<tr>");
            for (int i = 0; i < styles.size(); i++) {
                out.inline("td", styles.get(i), Numbers.of(row.get(i)));
            }
            out.tags("</tr>\n");
        }
        out.tags("</tbody></table></div>\n");
    }

    /** Numbers stand at the right; a column with a word that no page may have room for breaks words, no other does. */
    private static String style(FigureTable table, int column) {
        if (table.rows().stream().anyMatch(row -> row.get(column) instanceof Number)) {
            return "n";
        }
        return table.rows().stream().map(row -> Numbers.of(row.get(column))).anyMatch(LONG_WORD.asPredicate())
                ? "long"
                : "";
    }

    private void basis(Basis basis) {
        out.tags("<footer class=\"basis\">\n");
        out.element(
                "p",
                "",
                "Computed from the ledger " + basis.city() + ", block " + basis.blockText() + ", read " + basis.readAt()
                        + (basis.checkpoints().isEmpty() ? "; no log was verified." : ", and from these logs:"));
        for (Checkpoint checkpoint : basis.checkpoints()) {
            out.tags("<p>")
                    .inline("code", "", checkpoint.origin() + " " + checkpoint.size() + " " + checkpoint.root())
                    .tags("</p>\n");
        }
        out.element(
                "p",
                "",
                "The rules are in docs/market.md. Anybody who has the logs and the ledger can compute the same:"
                        + " ./commonway verify checks a log, and the program on that page the shares.");
        out.tags("</footer>\n");
    }
}
