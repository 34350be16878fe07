package org.commonway.city.report;

/** Draws charts as inline SVG, for browsers. */
final class SvgChart {
    /** How wide a chart is drawn, where its bars begin and how long the longest is; the page scales it. */
    private static final int WIDTH = 760;

    private static final int BARS_AT = 210;
    private static final int BARS_WIDTH = 370;
    private static final int ROW = 24;
    private static final int MOST_LABEL = 30;

    private final Markup out;

    private SvgChart(Markup out) {
        this.out = out;
    }

    static void draw(Chart chart, Markup out) {
        int height = chart.bars().size() * ROW;
        out.tags("<svg viewBox=\"0 0 " + WIDTH + ' ' + height + "\" role=\"img\" aria-label=\"")
                .words(chart.title() + ": ");
        chart.bars().forEach(bar -> out.words(bar.label() + " " + bar.text() + "; "));
        out.tags("\" font-size=\"14\" font-family=\"sans-serif\">\n");
        SvgChart svg = new SvgChart(out);
        for (int i = 0; i < chart.bars().size(); i++) {
            svg.bar(chart.bars().get(i), i * ROW);
        }
        out.tags("</svg>\n");
    }

    private void bar(Chart.Bar bar, int top) {
        int from = BARS_AT + bar.from() * BARS_WIDTH / Chart.WHOLE;
        int width = Math.max(2, (bar.until() - bar.from()) * BARS_WIDTH / Chart.WHOLE);
        String label = bar.label().length() > MOST_LABEL ? bar.label().substring(0, MOST_LABEL - 1) + "…" : bar.label();
        text(0, top, label);
        rect(BARS_AT, top, BARS_WIDTH, "#edf0ee");
        if (bar.until() > 0) {
            rect(from, top, width, "#0d6e5a");
        }
        text(BARS_AT + BARS_WIDTH + 10, top, bar.text());
    }

    private void text(int x, int top, String words) {
        out.tags("<text x=\"" + x + "\" y=\"" + (top + ROW - 8) + "\" fill=\"#16211d\">")
                .words(words)
                .tags("</text>\n");
    }

    private void rect(int x, int top, int width, String fill) {
        out.tags("<rect x=\"" + x + "\" y=\"" + (top + 4) + "\" width=\"" + width + "\" height=\"" + (ROW - 8)
                + "\" rx=\"3\" fill=\"" + fill + "\"/>\n");
    }
}
