package org.commonway.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SearchRecord;
import org.commonway.city.town.HonestLog;
import org.commonway.city.town.InventedLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway's log verified by the office: honest, damaged, changed, silent and unknown. */
class VerificationTest {
    @TempDir
    Path folder;

    private InventedOffice office;
    private InventedLedger ledger;
    private HonestLog log;

    private void open(Map<String, Object> settings) {
        log = new HonestLog(folder.resolve("log"), 36);
        ledger = InventedOffice.ledger(log);
        office = InventedOffice.open(folder, ledger, log, settings);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void an_honest_log_is_verified_against_the_ledger_and_figures_rest_on_it() {
        open(Map.of());
        JsonNode gateway = office.verify();

        assertThat(gateway.get("status").asText()).isEqualTo("VERIFIED");
        assertThat(gateway.at("/last/searches").asInt()).isEqualTo(36);
        assertThat(gateway.at("/last/anchors").asInt()).isEqualTo(2);
        assertThat(gateway.at("/last/differences").asInt()).isZero();
        assertThat(gateway.at("/figuresFrom/size").asInt()).isEqualTo(log.entries.size());
        assertThat(office.get("/api/months/2026-06/answers").statusCode()).isEqualTo(200);
        assertThat(office.get("/prometheus").body())
                .contains(
                        "commonway_city_logs{status=\"VERIFIED\"} 1.0",
                        "commonway_city_logs{status=\"NOT_VERIFIED\"} 0.0",
                        "commonway_city_ledger_block 41.0",
                        "commonway_city_trips 48.0");
    }

    @Test
    void asked_twice_it_is_verified_once_and_says_how_far_it_is() {
        open(Map.of());
        log.gate = new CountDownLatch(1);
        String id = office.json("/api/gateways").at("/gateways/0/id").asText();
        office.post("/api/gateways/" + id + "/verification");
        office.await("/api/gateways/" + id, answer -> answer.body().contains("\"entries\":39"));
        JsonNode again = InventedOffice.parse(
                office.post("/api/gateways/" + id + "/verification").body());

        assertThat(again.get("status").asText()).isEqualTo("VERIFYING");
        assertThat(again.get("entriesRead").asInt()).isZero();
        assertThat(again.get("last").isNull()).isTrue();
        log.gate.countDown();
        office.await("/api/gateways/" + id, answer -> answer.body().contains("\"status\":\"VERIFIED\""));
        assertThat(log.checkpointsShown).hasValue(1);
    }

    @Test
    void a_damaged_tile_makes_it_not_verified_and_no_figure_rests_on_it_any_more() {
        open(Map.of());
        office.verify();
        log.damage("tile/0/000.p/" + log.entries.size());
        JsonNode gateway = office.verify();

        assertThat(gateway.get("status").asText()).isEqualTo("NOT_VERIFIED");
        assertThat(gateway.at("/last/firstCode").asText()).isEqualTo("TILE_DIFFERS");
        assertThat(gateway.at("/last/sentence").asText()).contains("First difference, entry");
        assertThat(gateway.get("figuresFrom").isNull()).isTrue();
        assertThat(office.get("/api/months/2026-06/answers").body()).contains("NO_VERIFIED_LOG");
    }

    @Test
    void a_search_written_anew_is_two_faces_to_who_has_the_ledgers_anchor() {
        open(Map.of());
        LogEntry entry = log.entries.get(10);
        SearchRecord search = (SearchRecord) entry.body();
        log.replace(10, new LogEntry(entry.momentMillis() + 1, entry.gateway(), search));
        JsonNode gateway = office.verify();

        assertThat(gateway.get("status").asText()).isEqualTo("NOT_VERIFIED");
        assertThat(gateway.at("/last/firstCode").asText()).isEqualTo("TWO_FACES");
    }

    @Test
    void a_gateway_that_does_not_answer_is_unreachable_and_what_was_verified_stays_so() {
        open(Map.of());
        assertThat(office.verify().get("status").asText()).isEqualTo("VERIFIED");
        log.close();
        JsonNode gateway = office.verify();

        assertThat(gateway.get("status").asText()).isEqualTo("UNREACHABLE");
        assertThat(gateway.at("/last/sentence").asText()).contains("was not answered (nobody listens there)");
        assertThat(gateway.at("/figuresFrom/size").asInt()).isEqualTo(log.entries.size());
        assertThat(office.get("/api/months/2026-06/answers").statusCode()).isEqualTo(200);
    }

    @Test
    void a_copy_that_changed_on_the_offices_disk_is_not_computed_from() throws java.io.IOException {
        open(Map.of());
        String id = office.verify().get("id").asText();
        Path copy = folder.resolve("data/logs/" + id + "/tile/entries/000.p/" + log.entries.size());
        byte[] bytes = java.nio.file.Files.readAllBytes(copy);
        bytes[bytes.length - 3] ^= 1;
        java.nio.file.Files.write(copy, bytes);
        HttpResponse<String> answer = office.get("/api/months/2026-06/answers");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("NO_VERIFIED_LOG", "is not what it was when it was verified");
    }

    @Test
    void a_gateway_that_the_ledger_does_not_have_is_named() {
        open(Map.of());
        HttpResponse<String> answer = office.post("/api/gateways/00000000/verification");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("GATEWAY_UNKNOWN").doesNotContain("VERIFIED\"");
    }

    @Test
    void a_log_whose_address_the_office_was_not_told_says_so() {
        open(Map.of("commonway.logs[0].origin", "another.example/log"));
        String id = office.json("/api/gateways").at("/gateways/0/id").asText();
        HttpResponse<String> answer = office.post("/api/gateways/" + id + "/verification");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("LOG_ADDRESS_MISSING", "commonway.logs");
        assertThat(office.json("/api/gateways/" + id).get("status").asText()).isEqualTo("NEVER_VERIFIED");
    }

    @Test
    void a_ledger_that_does_not_answer_leaves_a_log_unjudged_and_the_figures_as_they_were() {
        open(Map.of());
        ledger.isDown = true;
        JsonNode gateway = office.verify();

        assertThat(gateway.get("status").asText()).isEqualTo("UNREACHABLE");
        assertThat(gateway.at("/last/sentence").asText()).contains("The ledger gave no facts");
        assertThat(office.get("/api/months/2026-06/shares").statusCode()).isEqualTo(200);
    }

    @Test
    void every_log_is_verified_by_itself_where_that_is_set() {
        open(Map.of("commonway.verify-every-minutes", 60));
        office.await("/api/gateways", answer -> answer.body().contains("\"status\":\"VERIFIED\""));
    }
}
