package org.commonway.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.commonway.audit.market.MarketMonth;
import org.commonway.audit.market.MonthFigures;
import org.commonway.audit.market.OwnerShare;
import org.commonway.audit.market.Owners;
import org.commonway.audit.market.SettledLeg;
import org.commonway.audit.market.SettledTrip;
import org.commonway.audit.market.access.OperatorAnswers;
import org.commonway.audit.market.access.PriceGap;
import org.commonway.city.town.HonestLog;
import org.commonway.city.town.InventedLedger;
import org.commonway.proto.hold.v1.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the office says over HTTP, of an invented city. */
class OfficeApiTest {
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final Owners OWNERS =
            Owners.of(Map.of("metro", "TransitMSP", "bikes", "WheelsMSP", "van", "CoopMSP"));

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
    void shares_and_indices_are_those_of_the_library_to_the_integer() {
        List<MarketMonth> markets = MonthFigures.of(JUNE, trips(), OWNERS).stream()
                .filter(market -> market.market().zone().isEmpty())
                .toList();
        List<String> shares = new ArrayList<>();
        List<String> indices = new ArrayList<>();
        for (MarketMonth market : markets) {
            String mode = market.market().mode().orElse("ALL");
            Map<String, OwnerShare> fares = new HashMap<>();
            market.revenue().orElseThrow().shares().forEach(share -> fares.put(share.owner(), share));
            for (OwnerShare legs : market.legs().shares()) {
                OwnerShare fare = fares.get(legs.owner());
                shares.add(String.join(
                        " ",
                        mode,
                        legs.owner(),
                        "" + legs.amount(),
                        "" + legs.shareBps(),
                        "" + fare.amount(),
                        "" + fare.shareBps()));
            }
            indices.add(mode + " " + market.legs().hhi() + " "
                    + market.revenue().orElseThrow().hhi());
        }

        assertThat(rows(
                        office.json("/api/months/2026-06/shares?view=city"),
                        "mode",
                        "owner",
                        "legs",
                        "legsShareBps",
                        "fareMinor",
                        "fareShareBps"))
                .hasSize(6)
                .isEqualTo(shares);
        JsonNode concentration = office.json("/api/months/2026-06/concentration?view=city");
        assertThat(rows(concentration, "mode", "hhiLegs", "hhiFares")).isEqualTo(indices);
        assertThat(concentration.at("/rows/0/flags").asText()).contains("HHI_1000", "HHI_2000", "SHARE_30");
    }

    @Test
    void what_is_published_withholds_a_small_count_and_what_would_give_it_away() {
        JsonNode shares = office.json("/api/months/2026-06/shares");

        assertThat(shares.at("/basis/view").asText()).isEqualTo("public");
        assertThat(shares.at("/says").asText()).contains("Counts below 10 are withheld");
        for (JsonNode row : shares.at("/rows")) {
            assertThat(row.get("legs").isNull() || row.get("legs").asLong() >= 10)
                    .as(row.toString())
                    .isTrue();
            if (row.get("owner").asText().equals("CoopMSP")) {
                assertThat(row.get("legs").isNull()).as(row.toString()).isTrue();
                assertThat(row.get("fareMinor").isNull()).as(row.toString()).isTrue();
            }
        }
        JsonNode all = office.json("/api/months/2026-06/concentration").at("/rows/0");
        int exact = office.json("/api/months/2026-06/concentration?view=city")
                .at("/rows/0/hhiLegs")
                .asInt();
        assertThat(all.get("hhiLegs").isNull()).isTrue();
        assertThat(exact)
                .isBetween(all.get("hhiLegsLow").asInt(), all.get("hhiLegsHigh").asInt());
        assertThat(all.get("flagsComplete").asBoolean()).isFalse();
    }

    @Test
    void what_is_sold_in_a_later_month_changes_nothing_in_one_that_is_published() {
        String before = office.get("/api/months/2026-06/shares").body();
        InventedOffice.sell(office.ledger, "bikes", Mode.MODE_SCOOTER, "2026-07-09T08:00:00Z");
        office.restart();

        assertThat(rows(office.json("/api/months/2026-07/shares?view=city"), "mode"))
                .contains("SCOOTER");
        assertThat(office.get("/api/months/2026-06/shares").body()).isEqualTo(before);
    }

    @Test
    void answers_their_times_and_prices_are_those_of_the_verified_log() {
        assertThat(office.verify().get("status").asText()).isEqualTo("VERIFIED");
        OperatorAnswers van = OperatorAnswers.of(office.log.entries).get(2);
        JsonNode answers = office.json("/api/months/2026-06/answers?view=city");
        JsonNode times = office.json("/api/months/2026-06/answer-times?view=city");

        assertThat(rows(answers, "operator", "kind", "outcome", "count"))
                .contains(
                        "van ALL ALL 36",
                        "van OFFER ALL 24",
                        "van REFUSED ALL 12",
                        "van REFUSED OUTSIDE_HOURS 12",
                        "metro NOT_ASKED SEARCHED 36")
                .doesNotContain("metro REFUSED OUTSIDE_HOURS 0");
        assertThat(rows(
                        times,
                        "operator",
                        "offers",
                        "offerMedianMillis",
                        "offerNinetiethMillis",
                        "refusalMedianMillis"))
                .contains("van 24 " + van.offerMillis().orElseThrow().median() + " "
                        + van.offerMillis().orElseThrow().ninetieth() + " "
                        + van.refusalMillis().orElseThrow().median());
        assertThat(rows(office.json("/api/months/2026-06/answer-times"), "operator", "offers", "offerMedianMillis"))
                .contains("van null " + van.offerMillis().orElseThrow().median());
        PriceGap gap = PriceGap.of(office.log.entries, OWNERS).get(0);
        assertThat(rows(office.json("/api/months/2026-06/price-gaps"), "owner", "trips", "gapMedianMinor"))
                .contains(gap.owner() + " " + gap.gapMinor().orElseThrow().count() + " "
                        + gap.gapMinor().orElseThrow().median());
        assertThat(rows(office.json("/api/months/2026-06/listing-times?view=city"), "operator", "toListedMinutes"))
                .contains("bikes " + (15 * 1440 + 1));
        assertThat(office.json("/api/months/2026-06/listing-times").findValuesAsText("registeredAt"))
                .allSatisfy(when -> assertThat(Instant.parse(when)).isBefore(Instant.parse("2026-07-01T00:00:00Z")));
        assertThat(rows(office.json("/api/months/2026-06/listing-times"), "operator", "toListedMinutes"))
                .contains("bikes " + 16 * 1440);
    }

    @Test
    void every_answer_says_which_block_and_which_checkpoints_it_was_computed_from() {
        office.verify();
        JsonNode basis = office.json("/api/months/2026-06/answers").get("basis");
        HttpResponse<String> csv = office.get("/api/months/2026-06/shares.csv");

        assertThat(basis.get("ledgerBlock").asLong()).isEqualTo(InventedLedger.BLOCK);
        assertThat(basis.at("/checkpoints/0/origin").asText()).isEqualTo(HonestLog.ORIGIN);
        assertThat(basis.at("/checkpoints/0/size").asLong()).isEqualTo(office.log.entries.size());
        assertThat(basis.at("/checkpoints/0/root").asText())
                .isEqualTo(office.log.root().toString());
        assertThat(csv.headers().firstValue("Commonway-Ledger-Block")).contains("41");
        assertThat(office.json("/api/months").at("/basis/ledgerBlock").asLong()).isEqualTo(41);
    }

    @Test
    void csv_and_json_lines_say_the_same_as_json() {
        office.verify();
        for (String table :
                List.of("shares", "concentration", "answers", "answer-times", "price-gaps", "listing-times")) {
            String path = "/api/months/2026-06/" + table;
            JsonNode json = office.json(path);
            List<String> csv = office.get(path + ".csv").body().lines().skip(1).toList();
            List<String> lines = office.get(path + ".jsonl").body().lines().toList();

            assertThat(csv).as(table).hasSize(json.get("rows").size()).isNotEmpty();
            assertThat(lines).hasSameSizeAs(csv);
            for (int i = 0; i < csv.size(); i++) {
                JsonNode row = json.get("rows").get(i);
                JsonNode line = InventedOffice.parse(lines.get(i));
                List<String> cells = List.of(csv.get(i).split(",", -1));
                int column = 0;
                for (JsonNode name : json.get("columns")) {
                    JsonNode value = row.get(name.asText());
                    assertThat(line.get(name.asText())).isEqualTo(value);
                    assertThat(cells.get(column++)).isEqualTo(value.isNull() ? "" : value.asText());
                }
                assertThat(line.get("ledgerBlock").asText()).isEqualTo("41");
            }
        }
        assertThat(accepting("text/csv", "/api/months/2026-06/shares"))
                .isEqualTo(office.get("/api/months/2026-06/shares.csv").body());
        assertThat(accepting("application/jsonl", "/api/months/2026-06/shares"))
                .isEqualTo(office.get("/api/months/2026-06/shares.jsonl").body());
    }

    private String accepting(String mediaType, String path) {
        HttpRequest request = office.request(path).header("Accept", mediaType).build();
        return office.send(request).body();
    }

    @Test
    void a_bad_month_one_without_trips_and_one_that_is_open_are_named() {
        office.verify();
        refused(400, "BAD_MONTH", "/api/months/2026-13/shares");
        refused(400, "BAD_MONTH", "/api/months/2026-09/shares?view=city");
        refused(400, "BAD_REQUEST", "/api/months/2026-06/shares?view=mine");
        refused(404, "MONTH_EMPTY", "/api/months/2026-05/shares");
        refused(404, "MONTH_EMPTY", "/api/months/2026-05/concentration?view=city");
        refused(404, "NO_SEARCHES", "/api/months/2026-05/answers");
        refused(404, "NOT_FOUND", "/api/months/2026-06/prices");
        refused(409, "MONTH_OPEN", "/api/months/2026-07/shares");
        assertThat(rows(office.json("/api/months/2026-07/shares?view=city"), "mode", "owner", "legs"))
                .containsExactly("ALL CoopMSP 1", "SHUTTLE CoopMSP 1");
        assertThat(rows(office.json("/api/months").get("months"), "month", "isClosed", "unsettledTrips"))
                .containsExactly("2026-08 false 0", "2026-07 false 1", "2026-06 true 0");
    }

    @Test
    void before_a_log_is_verified_nothing_is_computed_from_it() {
        assertThat(office.json("/api/gateways").at("/gateways/0/status").asText())
                .isEqualTo("NEVER_VERIFIED");
        refused(409, "NO_VERIFIED_LOG", "/api/months/2026-06/answers");
    }

    private void refused(int status, String code, String path) {
        HttpResponse<String> answer = office.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(InventedOffice.parse(answer.body()).get("code").asText()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("VERIFIED\"");
    }

    /** The ledger's June as the library takes it. */
    private List<SettledTrip> trips() {
        List<SettledTrip> trips = new ArrayList<>();
        add(trips, "metro", "METRO", 150, 30);
        add(trips, "bikes", "BICYCLE", 120, 14);
        add(trips, "van", "SHUTTLE", 410, 3);
        return trips;
    }

    private static void add(List<SettledTrip> trips, String operator, String mode, long fare, int count) {
        for (int i = 0; i < count; i++) {
            SettledLeg leg = new SettledLeg(operator, mode, "anywhere", fare + i);
            trips.add(new SettledTrip(operator + i, "mobility", JUNE, "EUR", 0, List.of(leg)));
        }
    }

    /** Each row's values of these columns, with a space between. */
    private static List<String> rows(JsonNode table, String... columns) {
        JsonNode rows = table.isArray() ? table : table.get("rows");
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> {
                    List<String> values = new ArrayList<>();
                    for (String column : columns) {
                        values.add(row.get(column).asText());
                    }
                    return String.join(" ", values);
                })
                .toList();
    }
}
