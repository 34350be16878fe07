package org.commonway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.commonway.gateway.booking.ShownPlans;
import org.commonway.gateway.booking.TripDraft;
import org.commonway.gateway.cities.Cities;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.town.Answers;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.gateway.town.Papers;
import org.commonway.gateway.town.Town;
import org.commonway.gateway.town.TownSettings;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.operator.v1.TimetableService;
import org.commonway.proto.type.v1.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway over HTTP, with a town of its own, nodes over mutual TLS and a ledger that only lists them. */
class GatewayApiTest {
    private static final ListedOperators LEDGER = new ListedOperators();
    private static final String ACROSS = """
            {"from":{"lat":41.0041,"lon":-8.0,"name":"Home"},"to":{"lat":41.0041,"lon":-7.94},
             "departAt":"2024-05-14T08:05"%s}""";

    @TempDir
    static Path folder;

    private static FakeNode bus;
    private static FakeNode broken;
    private static ApplicationContext context;
    private static URI base;

    /** The ledger of these tests in place of Fabric's. */
    @Factory
    @Requires(property = "test.ledger")
    static final class TestLedger {
        @Singleton
        @Replaces(bean = Ledgers.class, factory = Wiring.class)
        Ledgers ledgers() {
            return address -> LEDGER;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        Papers papers = new Papers(folder);
        Service timetable = Service.newBuilder()
                .setTimetable(TimetableService.newBuilder()
                        .setFlatFare(Money.newBuilder().setMinorUnits(150).setCurrency("EUR")))
                .build();
        bus = new FakeNode(papers, "bus", timetable);
        bus.timetable = Town.bus();
        broken = new FakeNode(papers, "broken", timetable);
        broken.timetable = ByteString.copyFromUtf8("this is no zip at all");
        LEDGER.registerOperator(bus.entry(OperatorKind.OPERATOR_KIND_TIMETABLE));
        LEDGER.registerOperator(broken.entry(OperatorKind.OPERATOR_KIND_TIMETABLE));
        context = ApplicationContext.builder(TownSettings.of(folder, papers, "test.ledger"))
                .banner(false)
                .start();
        base = context.getBean(EmbeddedServer.class).start().getURI();
        Await.until(() -> {}, () -> get("/health").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        context.close();
        bus.close();
        broken.close();
    }

    private static HttpResponse<String> get(String path) {
        return Answers.to(HttpRequest.newBuilder(base.resolve(path)));
    }

    private static HttpResponse<String> plan(String body) {
        return Answers.to(HttpRequest.newBuilder(base.resolve("/api/plans"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void isProblem(HttpResponse<String> answer, int status, String code, String... words) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"status\":" + status, "\"detail\":\"");
        for (String word : words) {
            assertThat(answer.body()).contains(word);
        }
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }

    @Test
    void a_search_finds_the_bus_and_its_option_can_be_drafted() {
        HttpResponse<String> answer = plan(ACROSS.formatted(""));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"mode\":\"BUS\"", "\"line\":\"7\"", "\"text\":\"1.50 EUR\"", "\"answer\":\"NOT_ASKED\"")
                .contains("2024-05-14T08:10:00+01:00");
        ShownPlans plans = context.getBean(ShownPlans.class);
        String planId = between(answer.body(), "\"planId\":\"", "\"");
        TripDraft draft = plans.getDraft(planId, "o1");
        assertThat(draft.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.operatorId()).isEqualTo("bus");
            assertThat(leg.request().getTimetable().getGtfsTripId()).isEqualTo("t10");
            assertThat(leg.request().getTimetable().getToStopSequence()).isEqualTo(2);
            assertThat(leg.request().getTimetable().getStartTime()).isEmpty();
        });
        assertThat(draft.legsJson()).startsWith("[").contains("\"mode\":\"BUS\"");
        assertThat(code(() -> plans.getDraft(planId, "o99"))).isEqualTo("NOT_FOUND");
        assertThat(code(() -> plans.getDraft("none", "o1"))).isEqualTo("PLAN_EXPIRED");
    }

    @Test
    void a_rider_says_what_may_be_used_how_far_to_walk_and_how_late_to_leave() {
        assertThat(plan(ACROSS.formatted(",\"modes\":[\"BUS\"]")).body()).contains("\"mode\":\"BUS\"");
        HttpResponse<String> byTram = plan(ACROSS.formatted(",\"modes\":[\"WALK\",\"TRAM\"]"));
        assertThat(byTram.statusCode()).isEqualTo(200);
        assertThat(byTram.body()).contains("\"options\":[]");
        assertThat(plan(ACROSS.formatted(",\"modes\":[\"BICYCLE\"]")).body())
                .contains("No public transport was wanted.");

        String nearby = ACROSS.formatted("%s").replace("-7.94", "-7.944");
        assertThat(plan(nearby.formatted(",\"maxWalkMetres\":1000")).body()).contains("\"mode\":\"BUS\"");
        assertThat(plan(nearby.formatted(",\"maxWalkMetres\":100")).body()).contains("\"options\":[]");

        assertThat(plan(ACROSS.formatted(",\"windowMinutes\":120")).body()).contains("\"mode\":\"BUS\"");
    }

    @Test
    void a_bus_by_headway_says_how_often_it_goes_and_is_drafted_by_its_start_time() {
        HttpResponse<String> answer = plan(ACROSS.formatted("").replace("T08:05", "T12:05"));
        assertThat(answer.body())
                .contains("2024-05-14T12:10:00+01:00")
                .contains("\"headway\":{\"startTime\":\"12:10:00\",\"everySeconds\":600,\"exactTimes\":false}");
        TripDraft draft =
                context.getBean(ShownPlans.class).getDraft(between(answer.body(), "\"planId\":\"", "\""), "o1");
        assertThat(draft.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.request().getTimetable().getGtfsTripId()).isEqualTo("often");
            assertThat(leg.request().getTimetable().getStartTime()).isEqualTo("12:10:00");
        });
        assertThat(draft.legsJson()).contains("\"startTime\":\"12:10:00\"");
        assertThat(answer.body()).contains("\"stayOnBoard\":false");
        assertThat(get("/openapi").body()).contains("everySeconds", "exactTimes", "stayOnBoard");
    }

    @Test
    void a_step_free_trip_says_what_is_known_of_it_and_of_its_legs() {
        assertThat(plan(ACROSS.formatted("")).body())
                .contains("\"wheelchair\":\"UNKNOWN\"")
                .doesNotContain("Step-free");
        assertThat(plan(ACROSS.formatted(",\"needs\":[\"STEP_FREE\"],\"windowMinutes\":120"))
                        .body())
                .contains("\"mode\":\"BUS\"", "\"wheelchair\":\"UNKNOWN\"")
                .contains("\"stepFree\":\"Step-free as far as is known; not said of ");
    }

    private static String code(Runnable work) {
        try {
            work.run();
            return "";
        } catch (ApiProblem e) {
            return e.code().name();
        }
    }

    @Test
    void a_trip_for_two_by_bus_is_shown_but_cannot_be_booked_in_one_go() {
        HttpResponse<String> answer = plan(ACROSS.formatted(",\"passengers\":2"));
        assertThat(answer.body()).contains("\"text\":\"3.00 EUR\"");
        ShownPlans plans = context.getBean(ShownPlans.class);
        assertThat(code(() -> plans.getDraft(between(answer.body(), "\"planId\":\"", "\""), "o1")))
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void one_broken_feed_leaves_the_others_working_and_is_told() {
        assertThat(get("/api/city").body())
                .contains("\"ready\":true", "\"id\":\"bus\"", "\"stops\":2", "\"id\":\"broken\"")
                .containsPattern("\"id\":\"broken\"[^}]*\"detail\":\"[^\"]+");
    }

    @Test
    void a_stop_is_found_without_its_accents() {
        assertThat(get("/api/places?q=proxi").body()).contains("\"name\":\"Próximo\"", "\"operatorId\":\"bus\"");
        assertThat(get("/api/places?q=").body()).isEqualTo("{\"places\":[]}");
    }

    @Test
    void a_place_outside_the_map_is_a_problem() {
        isProblem(
                plan("{\"from\":{\"lat\":1,\"lon\":2},\"to\":{\"lat\":41.004,\"lon\":-8}}"), 422, "OUTSIDE_MAP", "1.0");
    }

    @Test
    void a_date_without_service_is_a_problem_when_nothing_else_runs() {
        isProblem(plan(ACROSS.formatted("").replace("2024", "2031")), 422, "NO_SERVICE_ON_DATE", "2031-05-14");
    }

    @Test
    void bad_input_is_a_problem_with_a_sentence() {
        isProblem(plan("{\"from\":"), 400, "BAD_REQUEST");
        isProblem(plan("{}"), 400, "BAD_REQUEST", "from", "to");
        isProblem(plan(ACROSS.formatted(",\"passengers\":9")), 400, "BAD_REQUEST", "1 to 8");
        isProblem(plan(ACROSS.formatted(",\"modes\":[\"BUS\",\"CAMEL\"]")), 400, "BAD_REQUEST", "CAMEL", "SHUTTLE");
        isProblem(plan(ACROSS.formatted(",\"modes\":[]")), 400, "BAD_REQUEST", "leave it out");
        isProblem(plan(ACROSS.formatted(",\"modes\":\"BUS\"")), 400, "BAD_REQUEST");
        isProblem(plan(ACROSS.formatted(",\"maxWalkMetres\":5001")), 400, "BAD_REQUEST", "maxWalkMetres", "0 to 5000");
        isProblem(plan(ACROSS.formatted(",\"needs\":[\"WINGS\"]")), 400, "BAD_REQUEST", "WINGS", "STEP_FREE");
        isProblem(plan(ACROSS.formatted(",\"windowMinutes\":-1")), 400, "BAD_REQUEST", "windowMinutes", "0 to 120");
        isProblem(plan(ACROSS.formatted("").replace("2024-05-14T08:05", "soon")), 400, "BAD_REQUEST", "departAt");
        isProblem(plan("{\"from\":{\"lat\":\"x\",\"lon\":2},\"to\":{}}"), 400, "BAD_REQUEST");
        isProblem(plan("x".repeat(100_000)), 413, "TOO_LARGE");
        isProblem(get("/nothing/here"), 404, "NOT_FOUND", "/nothing/here");
        isProblem(get("/api/map/tiles/99/0/0"), 404, "NOT_FOUND", "8 to 18");
        isProblem(get("/api/plans"), 405, "METHOD_NOT_ALLOWED", "GET");
        isProblem(
                Answers.to(HttpRequest.newBuilder(base.resolve("/api/plans"))
                        .header("content-type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_tile_shows_the_streets_with_names_that_need_escaping() {
        // Zoom 14 tile of 41.004, -7.98.
        HttpResponse<String> tile = get("/api/map/tiles/14/7828/6142");
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.body()).startsWith("{\"type\":\"FeatureCollection\"").contains("Way \\\\ 1000", "residential");
    }

    @Test
    void the_api_describes_itself_and_the_process_tells_how_it_does() {
        assertThat(get("/openapi").body())
                .contains("/api/plans", "/api/city", "/api/trips", "maxWalkMetres", "needs", "stepFree", "wheelchair");
        assertThat(get("/swagger-ui").body()).contains("swagger-ui-bundle.js");
        assertThat(get("/webjars/swagger-ui/5.34.1/swagger-ui.css").statusCode())
                .isEqualTo(200);
        plan(ACROSS.formatted(""));
        assertThat(get("/prometheus").body())
                .contains(
                        "commonway_search_seconds_count",
                        "commonway_operators_up 2.0",
                        "commonway_transactions_pending{city=");
    }

    @Test
    void a_ledger_that_is_down_later_leaves_the_search_working() {
        LEDGER.down = true;
        try {
            context.getBean(Cities.class).first().registry().refresh();
            assertThat(plan(ACROSS.formatted("")).statusCode()).isEqualTo(200);
        } finally {
            LEDGER.down = false;
        }
    }
}
