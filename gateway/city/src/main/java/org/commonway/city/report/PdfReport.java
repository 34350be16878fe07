package org.commonway.city.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonway.city.pdf.PdfFile;
import org.commonway.city.pdf.PdfFonts;

/** A report as a PDF of A4 pages: the words, charts and tables of {@link HtmlReport}, to mail, print and file. */
public final class PdfReport {
    private static final String STYLE = """
            @page{size:A4;margin:17mm 16mm 20mm;
            @bottom-left{content:element(foot);width:80%%;vertical-align:top;padding-top:3mm}
            @bottom-right{content:counter(page) " / " counter(pages);font:8pt "%1$s";color:#4b5853;vertical-align:top;padding-top:3mm}}
            body{margin:0;font:9.5pt/1.45 "%1$s";color:#16211d}
            #foot{position:running(foot);font:8pt "%1$s";color:#4b5853}
            h1{font-size:19pt;line-height:1.2;margin:0}h2{font-size:13pt;margin:16pt 0 3pt;page-break-after:avoid}
            h3{font-size:9.5pt;margin:8pt 0 2pt;page-break-after:avoid}p{margin:3pt 0;word-wrap:break-word}
            .soft,.basis{color:#4b5853;font-size:8.5pt}.short{font-size:10.5pt}
            table{border-collapse:collapse;width:100%%;margin:7pt 0;font-size:7.5pt;line-height:1.25;-fs-table-paginate:paginate}
            th,td{text-align:left;padding:2.5pt 5pt 2.5pt 0;border-bottom:0.5pt solid #cfd6d2;vertical-align:top}.long{word-wrap:break-word}
            th{color:#4b5853;font-weight:bold}tr{page-break-inside:avoid}th.n,td.n{text-align:right;padding-right:9pt}
            .chart{margin:1pt 0 5pt;font-size:8.5pt;table-layout:fixed;page-break-inside:avoid}.chart th,.chart td{border:0;padding:1.5pt 5pt 1.5pt 0}
            .chart th{color:#16211d;font-weight:normal;width:110pt;word-wrap:break-word}.chart .bar{width:250pt}
            .track{width:250pt;height:9pt;margin-top:1pt;background:#edf0ee}.fill{height:9pt;background:#0d6e5a}
            footer{page-break-inside:avoid}.basis{margin-top:20pt;padding-top:6pt;border-top:1pt solid #16211d}code{font:8pt "%1$s"}
            """.formatted(PdfFonts.FAMILY);

    private PdfReport() {}

    /** The file's bytes; the same for the same report. */
    public static byte[] of(Report report) {
        Markup body = new Markup();
        ReportBody.write(report, BarTable::draw, body);
        String title = ReportBody.title(report);
        Markup page = new Markup();
        page.tags("<html lang=\"en\">\n<head>\n").element("title", "", title);
        page.tags("<meta name=\"subject\" content=\"").words(title).tags("\"/>\n<style>" + STYLE + "</style>\n");
        bookmarks(report.sections(), page);
        page.tags("</head>\n<body>\n");
        page.tags("<div id=\"foot\">")
                .words(title + " \u00b7 ledger block " + report.basis().blockText())
                .tags("</div>\n");
        page.tags(body.toString());
        unprintable(PdfFonts.unprintable(body.toString()), page);
        page.tags("</body>\n</html>\n");
        return PdfFile.of(page.toString(), report.madeAt());
    }

    private static void bookmarks(List<Section> sections, Markup page) {
        page.tags("<bookmarks>\n");
        for (int i = 0; i < sections.size(); i++) {
            page.tags("<bookmark name=\"")
                    .words(sections.get(i).title())
                    .tags("\" href=\"#" + ReportBody.id(i) + "\"/>\n");
        }
        page.tags("</bookmarks>\n");
    }

    /** A name that is printed otherwise than it is written must not pass for another name. */
    private static void unprintable(Set<Integer> letters, Markup page) {
        if (letters.isEmpty()) {
            return;
        }
        String points =
                letters.stream().map(letter -> String.format("U+%04X", letter)).collect(Collectors.joining(", "));
        page.element(
                "p",
                "soft",
                "Not shown as they are written, for this file's font lacks them or would put them in the wrong order: "
                        + points + ". The HTML report has them.");
    }
}
