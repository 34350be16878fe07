package org.commonway.city.report;

/**
 * Draws charts as tables with a coloured bar in each row, for PDF: labels and values stay text, in the file's own fonts,
 * that can be found and is read aloud.
 */
final class BarTable {
    /** How long the longest bar is, in points. */
    private static final int BARS_WIDTH = 250;

    private BarTable() {}

    static void draw(Chart chart, Markup out) {
        out.tags("<table class=\"chart\"><tbody>\n");
        for (Chart.Bar bar : chart.bars()) {
            out.tags("<tr>").inline("th", "", bar.label()).tags("<td class=\"bar\"><div class=\"track\">");
            if (bar.until() > 0) {
                int from = bar.from() * BARS_WIDTH / Chart.WHOLE;
                int width = Math.max(2, (bar.until() - bar.from()) * BARS_WIDTH / Chart.WHOLE);
                out.tags("<div class=\"fill\" style=\"margin-left:" + Math.min(from, BARS_WIDTH - width) + "pt;width:"
                        + width + "pt\"></div>");
            }
            out.tags("</div></td>").inline("td", "value", bar.text()).tags("</tr>\n");
        }
        out.tags("</tbody></table>\n");
    }
}
