package org.commonway.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.commonway.city.town.HonestLog;
import org.commonway.city.town.InventedLedger;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monthly report of an invented city. */
class ReportTest {
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

    @Test
    void the_citys_report_has_its_figures_and_what_they_were_computed_from() {
        office.verify();
        HttpResponse<String> report = office.get("/api/months/2026-06/report.html?view=city");

        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.body())
                .contains(
                        "<h1>Alvora: the mobility market in June 2026</h1>",
                        "47 legs were ridden in 2026-06.",
                        "TransitMSP had the most: 63.83 % of legs.",
                        "1 of 1 gateways has a public log that was verified",
                        "gateway.example/log: VERIFIED at",
                        "12 of 36",
                        "What this report does not show",
                        "block 41",
                        HonestLog.ORIGIN + " " + office.log.entries.size() + " " + office.log.root());
        assertThat(report.headers().firstValue("Commonway-Ledger-Block")).contains("41");
    }

    @Test
    void it_loads_nothing_and_its_policy_lets_it_use_its_own_style_alone() {
        HttpResponse<String> report = office.get("/api/months/2026-06/report.html?view=city");
        String policy = report.headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(report.body()).doesNotContain("<script", "src=", "href=", "url(", "@import", " style=");
        assertThat(policy).startsWith("default-src 'none'; style-src 'sha256-").doesNotContain("unsafe");
        assertThat(report.headers().allValues("Content-Security-Policy")).hasSize(1);
    }

    @Test
    void what_is_published_says_no_small_count() {
        String report = office.get("/api/months/2026-06/report.html").body();

        assertThat(report).contains("For everybody", "withheld", "closer would give small counts away");
        assertThat(report).doesNotContain(">3<", "6.38 %");
    }

    @Test
    void without_a_verified_log_it_says_so_in_the_figures_place() {
        String report = office.get("/api/months/2026-06/report.html?view=city").body();

        assertThat(report).contains("There are no figures: No gateway", "0 of 1 gateways", "it was never verified");
        assertThat(report).doesNotContain(": VERIFIED at");
    }

    @Test
    void a_name_from_the_ledger_stays_text() {
        office.ledger.access.add(AccessRequest.newBuilder()
                .setRequestId("<script>alert(1)</script>")
                .setRequestedAt(InventedLedger.moment(0))
                .build());
        office.await("/api/access", answer -> answer.body().contains("alert"));

        assertThat(office.get("/api/months/2026-06/report.html?view=city").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void of_a_month_without_trips_there_is_none() {
        HttpResponse<String> report = office.get("/api/months/2026-05/report.html?view=city");

        assertThat(report.statusCode()).isEqualTo(404);
        assertThat(report.body()).contains("MONTH_EMPTY");
        assertThat(office.get("/api/months/2026-07/report.html").body()).contains("MONTH_OPEN");
    }
}
