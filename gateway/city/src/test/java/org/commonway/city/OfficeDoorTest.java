package org.commonway.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.commonway.city.town.HonestLog;
import org.commonway.city.town.InventedLedger;
import org.commonway.proto.ledger.v1.AccessKind;
import org.commonway.proto.ledger.v1.AccessReason;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.AccessStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests for access, how the API describes itself, and what a public office does not show. */
class OfficeDoorTest {
    @TempDir
    Path folder;

    private InventedOffice office;

    @BeforeEach
    void open() {
        HonestLog log = new HonestLog(folder.resolve("log"), 3);
        office = InventedOffice.open(folder, InventedOffice.ledger(log), log, Map.of());
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void an_office_for_everybody_shows_what_is_published_and_nothing_else() {
        office.restart(Map.of("commonway.shows-everything", false));

        assertThat(office.get("/api/months/2026-06/shares?view=city").statusCode())
                .isEqualTo(403);
        assertThat(office.get("/api/months/2026-06/report.html?view=city").body())
                .contains("VIEW_NOT_SHOWN", "commonway.shows-everything");
        assertThat(office.get("/api/months/2026-06/shares").statusCode()).isEqualTo(200);
        JsonNode months = office.json("/api/months");
        assertThat(months.get("views")).hasSize(1);
        assertThat(months.at("/months/0/unsettledTrips").isNull()).isTrue();
    }

    @Test
    void requests_for_access_say_where_they_stand() {
        office.ledger.access.add(AccessRequest.newBuilder()
                .setRequestId("4711")
                .setKind(AccessKind.ACCESS_KIND_SALE)
                .setOperatorId("van")
                .setAskedMspId("CoopMSP")
                .setAskedGatewayId("gateway")
                .setStatus(AccessStatus.ACCESS_STATUS_REFUSED)
                .addReasons(AccessReason.ACCESS_REASON_SAFETY)
                .addReasons(AccessReason.ACCESS_REASON_DEBT)
                .setRequestedAt(InventedLedger.moment(0))
                .build());
        office.await("/api/access", answer -> answer.body().contains("4711"));

        JsonNode row = office.json("/api/access").at("/rows/0");
        assertThat(row.get("kind").asText()).isEqualTo("SALE");
        assertThat(row.get("reasons").asText()).isEqualTo("SAFETY DEBT");
        assertThat(row.get("isOverdue").asBoolean()).isFalse();
        assertThat(office.get("/api/access.csv").body()).contains("4711,SALE,van,CoopMSP,gateway,REFUSED,1970-01-01");
    }

    @Test
    void the_api_describes_itself_and_its_page_loads_nothing_from_elsewhere() {
        assertThat(office.get("/openapi").body())
                .contains(
                        "/api/months/{month}/{file}:",
                        "/api/gateways/{id}/verification:",
                        "NO_VERIFIED_LOG",
                        "BasisJson",
                        "CheckpointJson");
        assertThat(office.get("/api/months")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'none'", "script-src 'self'");
        assertThat(office.get("/api/nothing").body()).contains("\"NOT_FOUND\"", "see /openapi");
        assertThat(InventedOffice.parse(office.post("/api/months").body())
                        .get("code")
                        .asText())
                .isEqualTo("METHOD_NOT_ALLOWED");
    }
}
