package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.commonway.ledger.Ledger;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.Operator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** Riders of one gateway in two cities of one Fabric network, whose operators are the same and have nodes in both. */
@EnabledIfSystemProperty(named = "commonway.network", matches = "fabric", disabledReason = "a city is a Fabric channel")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RidersInTwoCitiesTest {
    private static final String FIRST = "mobility";
    private static final String SECOND = "gaia";
    /** How far north of the first the second is built. */
    private static final double DEGREES = 0.5;

    /** A period is closed half an hour after its end: what is to be settled is done in the past. */
    private static final Duration LATE = Duration.ofMinutes(40);

    private static RunningNetwork network;
    private static RiderCalls riders;

    @BeforeAll
    static void start() {
        network = RunningNetwork.startTwoCities(SECOND, LateClock.environment(LATE));
        riders = new RiderCalls(network);
    }

    @AfterAll
    static void stop() {
        if (network != null) {
            network.close();
        }
    }

    private static String inTheSecond() {
        return network.northOf(network.northOf(network.exampleRequest(), "from", DEGREES), "to", DEGREES);
    }

    private static JsonNode book(String token, String request) {
        JsonNode option =
                riders.option(request, one -> one.at("/price/minorUnits").asLong() > 0);
        Api.Answer answer = riders.book(token, "", option, UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    private static List<String> tripsOf(String channel) {
        return network.journal(channel).stream()
                .map(JournalEntry::getTripId)
                .distinct()
                .toList();
    }

    @Test
    @Order(1)
    void a_trip_in_each_stands_in_the_books_of_its_city_and_one_wallet_pays_for_both() {
        String token = riders.newRider();
        long before = riders.available(token);
        JsonNode here = book(token, network.exampleRequest());
        JsonNode there = book(token, inTheSecond());

        assertThat(tripsOf(FIRST)).containsExactly(here.get("id").asText());
        assertThat(tripsOf(SECOND)).containsExactly(there.get("id").asText());
        long fares = here.at("/fare/minorUnits").asLong()
                + there.at("/fare/minorUnits").asLong();
        assertThat(before - riders.available(token)).isEqualTo(fares);
        JsonNode trips = network.api().get("/api/trips", token).body().get("trips");
        assertThat(trips).hasSize(2);
        assertThat(there.get("splits").findValuesAsText("name"))
                .contains("Gaia")
                .doesNotContain("Alvora");

        String path = "/api/trips/" + there.get("id").asText();
        assertThat(network.api().delete(path + "?feeAtMost=100000", token).status())
                .isEqualTo(200);
        assertThat(before - riders.available(token))
                .isBetween(here.at("/fare/minorUnits").asLong(), fares - 1);
        assertThat(tripsOf(FIRST)).hasSize(1);
    }

    @Test
    @Order(2)
    void a_rider_chooses_the_city_on_the_page_and_finds_each_ticket_on_its_citys_map() throws IOException {
        try (Browser browser = Browser.open(network)) {
            browser.onAPhone();
            browser.go("/");
            Select choice = new Select(browser.await("[data-testid=city]"));
            assertThat(choice.getOptions()).extracting(WebElement::getText).containsExactly("Alvora", "Gaia");
            assertThat(choice.getFirstSelectedOption().getText()).isEqualTo("Alvora");
            assertThat(browser.isWiderThanItsWindow()).isFalse();
            browser.takePicture("cities-phone.png");
            choice.selectByVisibleText("Gaia");
            browser.await(ExpectedConditions.titleIs("Commonway · Gaia"));

            JsonNode trip = Api.JSON.readTree(inTheSecond());
            browser.go("/?city=gaia&from=" + place(trip, "from") + "&to=" + place(trip, "to") + "&at="
                    + trip.get("departAt").asText());
            browser.await("[data-testid=option]:not([data-operators='0'])").click();
            browser.await("[data-testid=book]").click();
            browser.await("[data-testid=ticket] [data-testid=qr] svg");

            browser.onADesk();
            browser.go("/?city=" + FIRST + "#/trips");
            WebElement card = browser.await("[data-testid=trip]");
            assertThat(card.getText()).contains("Gaia");
            browser.takePicture("trips-of-two-cities-desk.png");
            card.click();
            browser.await(ExpectedConditions.titleIs("Commonway · Gaia"));
            browser.await("[data-testid=ticket] [data-testid=qr] svg");
            assertThat(new Select(browser.await("[data-testid=city]"))
                            .getFirstSelectedOption()
                            .getText())
                    .isEqualTo("Gaia");
            browser.takePicture("ticket-of-the-second-city-desk.png");

            browser.go("/?city=vila");
            assertThat(new Select(browser.await("[data-testid=city]"))
                            .getFirstSelectedOption()
                            .getText())
                    .isEqualTo("Choose a city");
            browser.await(
                    ExpectedConditions.textToBePresentInElementLocated(By.id("waiting"), "Choose one at the top"));
        }
    }

    private static String place(JsonNode request, String end) {
        return request.at("/" + end + "/lat").asText() + ","
                + request.at("/" + end + "/lon").asText();
    }

    @Test
    @Order(3)
    void an_operator_in_both_has_a_node_and_a_key_in_each() {
        try (Ledger first = network.cityLedger(FIRST);
                Ledger second = network.cityLedger(SECOND)) {
            List<Operator> here = first.listOperators();
            List<Operator> there = second.listOperators();
            assertThat(there).extracting(Operator::getOperatorId).isEqualTo(ids(here));
            assertThat(there).extracting(Operator::getSigningKey).doesNotContainAnyElementsOf(keys(here));
            assertThat(there)
                    .extracting(Operator::getAddress)
                    .doesNotContainAnyElementsOf(
                            here.stream().map(Operator::getAddress).toList());
        }
    }

    private static List<String> ids(List<Operator> operators) {
        return operators.stream().map(Operator::getOperatorId).toList();
    }

    private static List<ByteString> keys(List<Operator> operators) {
        return operators.stream().map(Operator::getSigningKey).toList();
    }

    @Test
    @Order(4)
    void a_trip_from_one_city_to_the_other_is_refused_with_what_to_do() {
        Api.Answer answer = riders.plan(network.northOf(network.exampleRequest(), "to", DEGREES));
        RiderCalls.assertProblem(answer, 422, "TWO_CITIES");
        assertThat(answer.body().get("detail").asText()).contains("from Alvora to Gaia", "search in each city");
    }

    @Test
    @Order(5)
    void what_a_city_has_not_closed_is_told_of_that_city() {
        for (String request : List.of(network.exampleRequest(), inTheSecond())) {
            TripLife trip = new TripLife(network);
            trip.book(request, legs -> legs.stream().anyMatch(RidersInTwoCitiesTest::isByMetro));
            trip.cancelLegByLeg();
        }
        Shell.Outcome statement = network.commonway("statement", "--city", SECOND, "--party", "city:CityMSP");
        assertThat(statement.err()).contains("No period has been closed yet");
        Shell.Outcome unknown = network.commonway("statement", "--city", "vila", "--party", "city:CityMSP");
        assertThat(unknown.err()).contains("no channel vila: it has mobility, gaia");
    }

    private static boolean isByMetro(JsonNode leg) {
        return TripLife.isTicket(leg) && leg.at("/operator/id").asText().equals("linha-clara");
    }

    @Test
    @Order(6)
    void while_the_nodes_of_the_first_city_are_down_riders_book_in_the_second() {
        try (Ledger first = network.cityLedger(FIRST)) {
            first.listOperators().forEach(operator -> network.kill(operator.getOperatorId()));
        }
        int before = tripsOf(SECOND).size();
        book(riders.newRider(), inTheSecond());
        assertThat(tripsOf(SECOND)).hasSize(before + 1);
        assertThat(network.api().get("/health", "").status()).isEqualTo(200);
    }

    @Test
    @Order(7)
    void each_city_closes_its_own_period_over_its_own_trips() {
        network.restart();
        for (String city : List.of(FIRST, SECOND)) {
            Map<String, Long> owed = BookSums.byParty(network.journal(city));
            Shell.Outcome settle = network.commonway("settle", "--city", city);
            assertThat(settle.exitCode()).as(settle.err()).isZero();
            assertThat(owed).as(city).containsKey("operator:linha-clara");
            assertThat(new SettlementOutput(settle.out()).nets()).as(city).isEqualTo(owed);
            Shell.Outcome csv =
                    network.commonway("statement", "--city", city, "--party", "operator:linha-clara", "--csv");
            StatementLines lines = new StatementLines(csv.out());
            assertThat(lines.sum("net")).as(city).isEqualTo(owed.get("operator:linha-clara"));
            assertThat(tripsOf(city))
                    .as(city)
                    .containsAll(
                            lines.list().stream().map(line -> line.get("trip")).toList());
        }
    }
}
