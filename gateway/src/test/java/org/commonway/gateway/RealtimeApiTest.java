package org.commonway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.commonway.gateway.booking.ShownPlans;
import org.commonway.gateway.town.Answers;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.gateway.town.Papers;
import org.commonway.gateway.town.Said;
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

/** The whole gateway over HTTP, while its bus says that it is late and why. */
class RealtimeApiTest {
    private static final ListedOperators LEDGER = new ListedOperators();

    @TempDir
    static Path folder;

    private static FakeNode bus;
    private static ApplicationContext context;
    private static URI base;

    /** The ledger of these tests in place of Fabric's. */
    @Factory
    @Requires(property = "test.realtime")
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
        bus = new FakeNode(
                papers,
                "bus",
                Service.newBuilder()
                        .setTimetable(TimetableService.newBuilder()
                                .setFlatFare(
                                        Money.newBuilder().setMinorUnits(150).setCurrency("EUR"))
                                .setRealtime(true))
                        .build());
        bus.timetable = Town.bus();
        // Times ahead of the gateway's clock count as now: however slow the machine, this does not grow old.
        Instant ahead = Instant.now().plus(Duration.ofDays(1));
        bus.realtime = List.of(new FakeNode.FakeFeed(
                Said.at(ahead)
                        .late("t10", 300)
                        .late("ghost", 60)
                        .alert("west", "A paragem muda.", "The stop <b>moves</b>.")
                        .message(),
                ahead));
        LEDGER.registerOperator(bus.entry(OperatorKind.OPERATOR_KIND_TIMETABLE));
        context = ApplicationContext.builder(TownSettings.of(folder, papers, "test.realtime"))
                .banner(false)
                .start();
        base = context.getBean(EmbeddedServer.class).start().getURI();
        Await.until(() -> {}, () -> get("/api/city").body().contains("\"status\":\"LIVE\""));
    }

    @AfterAll
    static void stop() {
        context.close();
        bus.close();
    }

    private static HttpResponse<String> get(String path) {
        return Answers.to(HttpRequest.newBuilder(base.resolve(path)));
    }

    private static String plan(String languages) {
        return Answers.to(HttpRequest.newBuilder(base.resolve("/api/plans"))
                        .header("content-type", "application/json")
                        .header("accept-language", languages)
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"from":{"lat":41.0041,"lon":-8.0,"name":"Home"},"to":{"lat":41.0041,"lon":-7.94},
                                 "departAt":"2024-05-14T08:05","windowMinutes":0}""")))
                .body();
    }

    @Test
    void a_leg_says_when_it_is_planned_when_it_is_expected_and_who_says_so() {
        assertThat(plan("en"))
                .contains("\"departAt\":\"2024-05-14T08:15:00+01:00\"")
                .contains("\"departure\":{\"scheduledAt\":\"2024-05-14T08:10:00+01:00\",\"realtime\":true}")
                .contains("\"arrival\":{\"scheduledAt\":\"2024-05-14T08:18:00+01:00\",\"realtime\":true}");
        assertThat(get("/openapi").body()).contains("scheduledAt", "AlertJson", "Accept-Language");
    }

    @Test
    void alerts_come_in_the_riders_language_or_the_operators_first() {
        assertThat(plan("de, en;q=0.5")).contains("\"header\":\"The stop <b>moves</b>.\"", "\"url\":null");
        assertThat(plan("pt-PT")).contains("\"header\":\"A paragem muda.\"");
        assertThat(plan("de")).contains("\"header\":\"A paragem muda.\"");
        assertThat(plan("!?")).contains("\"header\":\"A paragem muda.\"");
    }

    @Test
    void a_late_bus_is_drafted_by_its_timetable() {
        String answer = plan("en");
        int start = answer.indexOf("\"planId\":\"") + 10;
        String planId = answer.substring(start, answer.indexOf('"', start));

        assertThat(context.getBean(ShownPlans.class).getDraft(planId, "o1").legs())
                .singleElement()
                .satisfies(leg ->
                        assertThat(leg.request().getTimetable().getGtfsTripId()).isEqualTo("t10"));
    }

    @Test
    void the_city_and_the_meters_show_how_an_operators_realtime_does() {
        assertThat(get("/api/city").body())
                .contains("\"realtime\":{\"status\":\"LIVE\",\"detail\":\"\"")
                .contains("\"trips\":1,\"alerts\":1,\"vehicles\":0,\"skipped\":{\"TRIP_UNKNOWN\":1}");
        assertThat(get("/prometheus").body())
                .contains("commonway_realtime_trips{operator=\"bus\"} 1.0")
                .contains("commonway_realtime_age_seconds{operator=\"bus\"}")
                .contains("commonway_realtime_rounds_total{operator=\"bus\",status=\"LIVE\"}");
    }
}
