package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A city officer with a browser: a gateway verified by a button, and the market of the month, on a desk and a phone. */
@ExtendWith(OneDemo.class)
class CityOfficeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningNetwork network;
    private static Api office;
    private static Browser browser;

    @BeforeAll
    static void ride_a_little_and_open_the_page(RunningNetwork running) {
        network = running;
        office = new Api(running.officeAddress());
        for (int i = 0; i < 2; i++) {
            TripLife scooter = new TripLife(running);
            scooter.book(
                    running.scooterRequestAt(scooter.now()),
                    legs -> !legs.isEmpty() && legs.stream().allMatch(TripLife::isRental));
            scooter.rideToTheEnd();
        }
        browser = Browser.open(running);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static JsonNode gateway() {
        return office.get("/api/gateways", "").body().at("/gateways/0");
    }

    @Test
    void a_city_has_a_gateway_verified_by_a_button_and_reads_the_months_market() {
        RunningNetwork.await("the office reads the rides", PATIENCE, () -> {
            Api.Answer shares = office.get("/api/months/" + month() + "/shares?view=city", "");
            return shares.status() == 200 && shares.body().at("/rows/0/legs").asInt() >= 2;
        });
        browser.onADesk();
        browser.visit(network.officeAddress() + "/");
        String before = gateway().at("/last/at").asText();
        browser.await("[data-testid=verify]").click();
        RunningNetwork.await(
                "the verification ends",
                PATIENCE,
                () -> !gateway().at("/last/at").asText().equals(before));
        browser.await("[data-testid=gateway][data-status=VERIFIED] [data-testid=verify]");

        assertThat(browser.text("[data-testid=status]")).isEqualTo("VERIFIED");
        assertThat(gateway().at("/last/searches").asInt()).isGreaterThanOrEqualTo(2);
        browser.await("[data-testid=answer]");
        browser.await("[data-testid=hhi]");
        assertThat(browser.all("[data-testid=share]")).isNotEmpty();
        assertThat(browser.text("[data-testid=basis]"))
                .contains("up to block", gateway().at("/figuresFrom/root").asText());
        browser.takePicture("city-desk.png");
        assertThat(browser.isWiderThanItsWindow()).isFalse();
        assertThat(browser.hostsLoaded()).allMatch(network.officeAddress()::contains);
        browser.onAPhone();
        browser.takePicture("city-phone.png");
        assertThat(browser.isWiderThanItsWindow()).isFalse();
    }

    @Test
    void what_is_not_published_yet_says_why_and_what_to_do() {
        browser.onAPhone();
        browser.visit(network.officeAddress() + "/?#" + month() + "/public");
        browser.await("[data-testid=shares] [data-code=MONTH_OPEN] button");

        assertThat(browser.text("[data-testid=shares]")).contains("Not published yet", "./commonway settle");
        browser.takePicture("city-open-phone.png");
        browser.await("[data-testid=shares] [data-code=MONTH_OPEN] button").click();
        browser.await("[data-testid=share]");
    }

    private static String month() {
        return office.get("/api/months", "").body().at("/months/0/month").asText();
    }
}
