package org.commonway.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.commonway.city.town.HonestLog;
import org.commonway.city.town.InventedLedger;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monthly report of an invented city as a PDF. */
class PdfReportTest {
    private static final String JUNE = "/api/months/2026-06/report";

    @TempDir
    Path folder;

    private InventedOffice office;

    @BeforeEach
    void open() {
        HonestLog log = new HonestLog(folder.resolve("log"), 36);
        office = InventedOffice.open(folder, InventedOffice.ledger(log), log, Map.of());
    }

    @AfterEach
    void close() {
        office.close();
    }

    private PDDocument read(String view) throws IOException {
        HttpResponse<byte[]> answer = office.file(JUNE + ".pdf?view=" + view);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        return Loader.loadPDF(answer.body());
    }

    /** Lines are broken otherwise than in HTML. */
    private static String text(PDDocument file) throws IOException {
        return new PDFTextStripper().getText(file).replaceAll("\\s+", " ");
    }

    @Test
    void it_has_every_cell_sentence_and_chart_of_the_html_report() throws IOException {
        office.verify();
        String html = office.get(JUNE + ".html?view=city").body();
        try (PDDocument file = read("city")) {
            // Words in narrow columns are broken too, so that spaces say nothing.
            String words = text(file).replace(" ", "");
            Matcher told = Pattern.compile("<(?:h1|h2|h3|p|td|th|text|code)[^>]*>([^<]+)<")
                    .matcher(html);
            int count = 0;
            while (told.find()) {
                String wanted = told.group(1)
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&");
                if (!wanted.endsWith("…")) {
                    assertThat(words).contains(wanted.replaceAll("\\s+", ""));
                    count++;
                }
            }
            assertThat(count).isGreaterThan(100);
        }
    }

    @Test
    void it_says_the_block_and_the_checkpoints_it_was_computed_from() throws IOException {
        office.verify();
        HttpResponse<byte[]> answer = office.file(JUNE + ".pdf?view=city");
        String checkpoint = HonestLog.ORIGIN + " " + office.log.entries.size() + " " + office.log.root();
        try (PDDocument file = Loader.loadPDF(answer.body())) {
            assertThat(text(file)).contains("block 41", checkpoint, "47 legs were ridden in 2026-06.");
        }
        assertThat(answer.headers().firstValue("Commonway-Ledger-Block")).contains("41");
        assertThat(answer.headers().firstValue("Commonway-Checkpoints")).contains(checkpoint);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"report-2026-06.pdf\"");
    }

    @Test
    void its_pages_are_a4_and_numbered_with_title_and_block_on_each() throws IOException {
        office.verify();
        try (PDDocument file = read("city")) {
            int pages = file.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            for (int page = 1; page <= pages; page++) {
                PDRectangle size = file.getPage(page - 1).getMediaBox();
                assertThat(size.getWidth()).isBetween(PDRectangle.A4.getWidth() - 1, PDRectangle.A4.getWidth() + 1);
                assertThat(size.getHeight()).isBetween(PDRectangle.A4.getHeight() - 1, PDRectangle.A4.getHeight() + 1);
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                assertThat(one.getText(file))
                        .contains(page + " / " + pages, "Alvora: the mobility market in June 2026 · ledger block 41");
            }
        }
    }

    @Test
    void it_is_tagged_and_has_title_language_bookmarks_and_the_reports_date() throws IOException {
        try (PDDocument file = read("city")) {
            assertThat(file.getDocumentInformation().getTitle()).isEqualTo("Alvora: the mobility market in June 2026");
            assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(file.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(file.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(file.getDocumentCatalog().getDocumentOutline().children())
                    .isNotEmpty();
            Calendar date = file.getDocumentInformation().getCreationDate();
            assertThat(date.toInstant()).isEqualTo(InventedOffice.NOW);
        }
    }

    @Test
    void all_its_fonts_are_in_it() throws IOException {
        try (PDDocument file = read("city")) {
            Set<String> names = new LinkedHashSet<>();
            for (PDPage page : file.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    names.add(font.getName().replaceAll("^.*\\+", ""));
                }
            }
            assertThat(names).containsExactlyInAnyOrder("DejaVuSansCondensed", "DejaVuSansCondensed-Bold");
        }
    }

    @Test
    void the_same_report_is_the_same_bytes() throws IOException {
        byte[] first = office.file(JUNE + ".pdf?view=city").body();
        assertThat(office.file(JUNE + ".pdf?view=city").body()).isEqualTo(first);
        assertThat(office.file(JUNE + ".pdf").body()).isNotEqualTo(first);
    }

    @Test
    void what_is_published_says_no_small_count() throws IOException {
        try (PDDocument file = read("public")) {
            assertThat(text(file)).contains("For everybody", "withheld").doesNotContain("6.38 %");
        }
    }

    @Test
    void names_with_accents_and_in_greek_cyrillic_armenian_and_georgian_are_printed() throws IOException {
        String name = "São João · Łódź · Αθήνα · Київ · Երևան · თბილისი";
        office.restart(Map.of("commonway.city", name));
        try (PDDocument file = read("city")) {
            assertThat(text(file)).contains(name + ": the mobility market").doesNotContain("Not shown as they are");
            assertThat(file.getDocumentInformation().getTitle()).startsWith(name);
        }
    }

    @Test
    void letters_that_the_font_lacks_or_would_put_in_the_wrong_order_are_named() throws IOException {
        office.restart(Map.of("commonway.city", "東京 חיפה"));
        try (PDDocument file = read("city")) {
            assertThat(text(file))
                    .contains("□□", "Not shown as they are written", "U+6771", "U+4EAC", "U+05D7")
                    .contains("The HTML report has them.");
        }
    }

    @Test
    void a_name_from_the_ledger_stays_text_and_control_characters_do_no_harm() throws IOException {
        office.ledger.access.add(AccessRequest.newBuilder()
                .setRequestId("<img src='file:///etc/passwd'/>\u0001&amp;")
                .setRequestedAt(InventedLedger.moment(0))
                .build());
        office.await("/api/access", answer -> answer.body().contains("img"));

        try (PDDocument file = read("city")) {
            assertThat(text(file).replace(" ", "")).contains("<imgsrc='file:///etc/passwd'/>\ufffd&amp;");
        }
    }

    @Test
    void of_a_month_without_trips_there_is_none() {
        HttpResponse<String> report = office.get("/api/months/2026-05/report.pdf?view=city");

        assertThat(report.statusCode()).isEqualTo(404);
        assertThat(report.body()).contains("MONTH_EMPTY");
        assertThat(office.get("/api/months/2026-07/report.pdf").body()).contains("MONTH_OPEN");
    }
}
