package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** A rider with a browser: from two places to a ticket, on a desk and on a phone. */
@ExtendWith(OneDemo.class)
class RiderPageTest {
    private static RunningNetwork network;
    private static Browser browser;

    @BeforeAll
    static void open(RunningNetwork running) {
        network = running;
        browser = Browser.open(running);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_rider_at_a_desk_searches_books_and_cancels() {
        browser.onADesk();
        searchExample();
        WebElement option = browser.await("[data-testid=option][data-operators='3']");
        option.click();
        browser.await("[data-testid=book]");
        browser.takePicture("options-desk.png");
        browser.await("[data-testid=book]").click();
        browser.await("[data-testid=ticket] [data-testid=qr] svg");
        assertThat(browser.text("[data-testid=tx]")).matches("(?s).*[0-9a-f]{8}.*");
        assertThat(browser.all("[data-testid=split-row]")).hasSizeGreaterThanOrEqualTo(5);
        browser.takePicture("ticket-desk.png");
        browser.await("[data-testid=cancel]").click();
        WebElement cost = browser.await("[data-testid=cancel-cost]");
        assertThat(cost.getAttribute("data-fee")).as("within two minutes").isEqualTo("0");
        browser.takePicture("cancel-desk.png");
        browser.await("[data-testid=cancel-confirm]").click();
        browser.await("[data-testid=trip-status][data-status=ROLLBACK]");
        assertThat(browser.text("[data-testid=cost]")).contains("cost nothing");
        browser.await("[data-testid=erase]").click();
        browser.await("[data-testid=erase-confirm]").click();
        browser.await(ExpectedConditions.textToBe(By.cssSelector("[data-testid=ticket] .ticket-way span"), "Deleted"));
        browser.takePicture("erased-desk.png");
        assertThat(browser.hostsLoaded()).as("hosts that the page loaded from").allMatch(network.address()::contains);
    }

    @Test
    void a_rider_on_a_phone_finds_the_same() {
        browser.onAPhone();
        searchExample();
        browser.await("[data-testid=option]");
        browser.takePicture("options-phone.png");
    }

    @Test
    void a_rider_reads_why_the_order_is_so_from_the_receipt_in_the_public_log() {
        browser.onADesk();
        searchExample();
        browser.await("[data-testid=option]");
        int options = browser.all("[data-testid=option]").size();
        browser.await("[data-testid=why] summary").click();
        browser.await("[data-testid=why-order] li");
        assertThat(browser.all("[data-testid=why-order] li")).hasSize(options);
        assertThat(browser.text("[data-testid=why]")).contains("who arrives first comes first", "nobody can pay");
        assertThat(browser.all("[data-testid=why-operators] li")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(browser.text("[data-testid=why-log]")).containsPattern("entry \\d+ of the public log \\S+/mobility");
        browser.takePicture("why-desk.png");
        browser.onAPhone();
        browser.await("[data-testid=why-log]");
        browser.takePicture("why-phone.png");
        assertThat(browser.isWiderThanItsWindow()).isFalse();
    }

    @Test
    void a_rider_who_must_be_there_by_a_time_comes_by_a_place_and_leafs_on() {
        browser.onADesk();
        var request = readExample();
        String date = request.get("departAt").asText().substring(0, 10);
        String halfway = middle(request, "lat") + "," + middle(request, "lon");
        browser.go("/?from=" + place(request, "from") + "&to=" + place(request, "to") + "&by=" + date + "T09:30&via="
                + halfway + ",10,Market&travellers=2&without=ghost");
        browser.await("[data-testid=option]");
        assertThat(browser.text("[data-testid=wishes]")).contains("by Market", "2 travellers", "without ghost");
        assertThat(browser.all(".option-times"))
                .allSatisfy(times -> assertThat(times.getText()
                                .substring(times.getText().indexOf("–") + 1)
                                .trim())
                        .isLessThanOrEqualTo("09:30"));
        browser.await("[data-testid=wishes]").click();
        browser.await("[data-testid=add-via]");
        browser.takePicture("wishes-desk.png");
        assertThat(browser.isWiderThanItsWindow()).isFalse();
        browser.await("[data-testid=earlier]").click();
        browser.await(page -> !String.valueOf(page.getCurrentUrl()).contains("T09%3A30"));
        browser.await("[data-testid=option]");
        browser.onAPhone();
        browser.takePicture("wishes-phone.png");
        assertThat(browser.isWiderThanItsWindow()).isFalse();
    }

    private static double middle(com.fasterxml.jackson.databind.JsonNode request, String coordinate) {
        return (request.at("/from/" + coordinate).asDouble()
                        + request.at("/to/" + coordinate).asDouble())
                / 2;
    }

    @Test
    void a_rider_reads_how_often_a_vehicle_comes_where_its_times_are_not_exact() {
        browser.go("/");
        String leg = """
                [{"mode":"BUS","line":"7","operator":{"id":"bus","name":"Bus","color":"#0a5bd3"},
                  "headway":{"startTime":"12:10:00","everySeconds":600,"exactTimes":%s},
                  "from":{"name":"A"},"to":{"name":"B"},"departAt":"2024-05-14T12:10:00+01:00",
                  "arriveAt":"2024-05-14T12:18:00+01:00","durationSeconds":480,"distanceMetres":5000}]""";

        assertThat(browser.wordsOf(leg.formatted(false))).contains("about every 10\u00a0min");
        assertThat(browser.wordsOf(leg.formatted(true))).contains("8\u00a0min").doesNotContain("every");
    }

    @Test
    void a_rider_reads_when_a_vehicle_is_expected_and_planned_who_says_so_and_what_to_mind() {
        browser.go("/");
        String leg = """
                [{"mode":"BUS","line":"7","operator":{"id":"bus","name":"Bus","color":"#0a5bd3"},"headway":null,
                  "from":{"name":"A"},"to":{"name":"B"},"departAt":"2024-05-14T12:12:00+01:00",
                  "arriveAt":"2024-05-14T12:18:00+01:00","durationSeconds":360,"distanceMetres":5000,
                  "departure":{"scheduledAt":"2024-05-14T12:07:00+01:00","realtime":%s},
                  "arrival":{"scheduledAt":"2024-05-14T12:18:00+01:00","realtime":%<s},
                  "alerts":[{"header":"The stop <b>moves</b>.","description":"","url":null}]}]""";

        assertThat(browser.wordsOf(leg.formatted(true)))
                .containsPattern("Leaves expected \\d\\d:12 \\(planned \\d\\d:07\\), arrives \\d\\d:18 as planned")
                .contains("as the operator says", "The stop <b>moves</b>.");
        assertThat(browser.wordsOf(leg.formatted(false))).contains("timetable").doesNotContain("operator says");
    }

    @Test
    void a_developer_reads_what_the_api_takes_in_the_browser() {
        browser.go("/swagger-ui");
        browser.await(".swagger-ui .opblock");
        assertThat(browser.text(".swagger-ui")).contains("/api/plans").contains("/api/trips");
    }

    private static void searchExample() {
        var request = readExample();
        browser.go("/?from=" + place(request, "from") + "&to=" + place(request, "to") + "&at="
                + request.get("departAt").asText());
        browser.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("[data-testid=option]")));
    }

    private static com.fasterxml.jackson.databind.JsonNode readExample() {
        try {
            return Api.JSON.readTree(network.exampleRequest());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String place(com.fasterxml.jackson.databind.JsonNode request, String end) {
        return request.at("/" + end + "/lat").asText() + ","
                + request.at("/" + end + "/lon").asText();
    }
}
