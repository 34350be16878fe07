package org.commonway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.commonway.gateway.town.Answers;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.gateway.town.Papers;
import org.commonway.gateway.town.Town;
import org.commonway.ledger.Ledger;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.operator.v1.TimetableService;
import org.commonway.proto.type.v1.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway of two cities, a degree apart, with a bus operator of the same id in both: the whole process over HTTP. */
class TwoCitiesApiTest {
    private static final ListedOperators TOWN = new ListedOperators();
    private static final ListedOperators VILLAGE = new ListedOperators();

    @TempDir
    static Path folder;

    private static FakeNode townBus;
    private static FakeNode villageBus;
    private static ApplicationContext context;
    private static URI base;
    /** What the process told of itself while the village's ledger had never answered. */
    private static String healthOfOne = "";

    /** The ledgers of these tests in place of Fabric's. */
    @Factory
    @Requires(property = "test.two-ledgers")
    static final class TestLedgers {
        @Singleton
        @Replaces(bean = Ledgers.class, factory = Wiring.class)
        Ledgers ledgers() {
            return address -> ledger(address.channel());
        }

        private static Ledger ledger(String channel) {
            return channel.equals("town") ? TOWN : VILLAGE;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        Papers papers = new Papers(folder);
        townBus = bus(papers, 41);
        villageBus = bus(papers, 42);
        TOWN.registerOperator(townBus.entry(OperatorKind.OPERATOR_KIND_TIMETABLE));
        VILLAGE.registerOperator(villageBus.entry(OperatorKind.OPERATOR_KIND_TIMETABLE));
        VILLAGE.down = true;
        context = ApplicationContext.builder()
                .propertySources(PropertySource.of("gateway", settings(papers)))
                .properties(Map.of("test.two-ledgers", "yes", "micronaut.server.port", -1))
                .banner(false)
                .start();
        base = context.getBean(EmbeddedServer.class).start().getURI();
        Await.until(() -> {}, () -> get("/health").statusCode() == 200);
        healthOfOne = get("/health").body();
    }

    private static FakeNode bus(Papers papers, int south) throws IOException {
        Service timetable = Service.newBuilder()
                .setTimetable(TimetableService.newBuilder()
                        .setFlatFare(Money.newBuilder().setMinorUnits(150).setCurrency("EUR")))
                .build();
        FakeNode bus = new FakeNode(papers, "bus", timetable);
        bus.timetable = Town.bus(south);
        return bus;
    }

    /** As an operator of the gateway writes them. */
    private static Map<String, Object> settings(Papers papers) throws IOException {
        String yaml = """
                commonway:
                  data: %s
                  gateway: {id: g, name: G}
                  identity: {msp: CoopMSP, folder: %s, trust: %s}
                  ledger: {address: "127.0.0.1:1", channel: town, chaincode: commonway}
                  city:
                    name: Town
                    streets: %s
                    time-zone: Europe/Lisbon
                    currency: EUR
                    journey-date: "2024-05-14"
                  further-cities:
                    - name: Village
                      ledger: {address: "127.0.0.1:1", channel: village, chaincode: commonway}
                      streets: %s
                      time-zone: Europe/Madrid
                      currency: EUR
                      journey-date: "2024-05-15"
                  wallet: {opening-balance: "50.00"}
                """.formatted(
                        folder.resolve("data"),
                        papers.of("gateway"),
                        papers.trust(),
                        Town.streets(folder, 41),
                        Town.streets(folder, 42));
        return new YamlPropertySourceLoader().read("gateway.yml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        context.close();
        townBus.close();
        villageBus.close();
    }

    private static HttpResponse<String> get(String path) {
        return Answers.to(HttpRequest.newBuilder(base.resolve(path)));
    }

    /** A search along the main street, from the town or village on one parallel to that on another, at its local time. */
    private static HttpResponse<String> plan(String from, String to, String departAt) {
        String body = """
                {"from":{"lat":%s,"lon":-8.0},"to":{"lat":%s,"lon":-7.94},"departAt":"%s"}""".formatted(from, to, departAt);
        return Answers.to(HttpRequest.newBuilder(base.resolve("/api/plans"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void a_city_whose_ledger_does_not_answer_is_told_and_does_not_hold_up_the_other() {
        assertThat(healthOfOne).contains("\"UP\"", "Village: ").doesNotContain("Town: ");
        VILLAGE.down = true;
        assertThat(plan("41.0041", "41.0041", "2024-05-14T08:05").body()).contains("\"operator\":{\"id\":\"bus\"");
        VILLAGE.down = false;
        Await.until(() -> {}, () -> !get("/health").body().contains("Village: "));
        assertThat(get("/api/cities").body())
                .contains("\"id\":\"town\",\"name\":\"Town\"", "\"id\":\"village\",\"name\":\"Village\"")
                .doesNotContain("\"ready\":false");
    }

    @Test
    void a_search_is_in_the_city_whose_map_has_both_places() {
        VILLAGE.down = false;
        Await.until(() -> {}, () -> get("/api/city?city=village").body().contains("\"ready\":true"));
        assertThat(plan("42.0041", "42.0041", "2024-05-14T08:05").body())
                .contains("\"operator\":{\"id\":\"bus\"", "\"lat\":42.004", "+02:00");
        assertThat(plan("41.0041", "41.0041", "2024-05-14T08:05").body()).contains("\"lat\":41.004", "+01:00");
    }

    @Test
    void places_in_two_cities_or_in_none_are_refused_with_what_to_do() {
        VILLAGE.down = false;
        Await.until(() -> {}, () -> get("/api/city?city=village").body().contains("\"ready\":true"));
        assertThat(plan("41.0041", "42.0041", "2024-05-14T08:05").body())
                .contains("\"code\":\"TWO_CITIES\"", "from Town to Village", "search in each city");
        assertThat(plan("41.0041", "45.5", "2024-05-14T08:05").body())
                .contains("\"code\":\"OUTSIDE_MAP\"", "45.5", "Town, Village");
    }

    @Test
    void what_is_asked_without_a_city_is_asked_of_the_first() {
        VILLAGE.down = false;
        Await.until(() -> {}, () -> get("/api/city?city=village").body().contains("\"ready\":true"));
        assertThat(get("/api/city").body()).contains("\"name\":\"Town\"", "Europe/Lisbon", "2024-05-14");
        assertThat(get("/api/city?city=village").body())
                .contains("\"name\":\"Village\"", "Europe/Madrid", "2024-05-15");
        assertThat(get("/api/places?q=far").body()).contains("41.004").doesNotContain("42.004");
        assertThat(get("/api/places?q=far&city=village").body()).contains("42.004");
        assertThat(get("/api/vehicles?city=village").statusCode()).isEqualTo(200);
        assertThat(get("/api/city?city=hamlet").body()).contains("NOT_FOUND", "town, village");
        assertThat(get("/prometheus").body())
                .contains("commonway_operators_up{city=\"town\"}", "commonway_operators_up{city=\"village\"}");
    }
}
