package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.acceptance.RiderCalls.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Processes that die under the riders of a running network. */
@ExtendWith(OneDemo.class)
class FaultTest {
    private static RunningNetwork network;
    private static RiderCalls riders;

    @BeforeAll
    static void start(RunningNetwork running) {
        network = running;
        riders = new RiderCalls(running);
    }

    @Test
    void a_node_that_is_down_costs_nobody_else_anything() {
        JsonNode option = riders.pricedOption();
        String plan = riders.planId();
        String operator = StreamSupport.stream(option.get("legs").spliterator(), false)
                .filter(leg -> leg.hasNonNull("operator"))
                .map(leg -> leg.at("/operator/id").asText())
                .findFirst()
                .orElseThrow();
        String token = riders.newRider();
        long before = riders.available(token);
        network.kill(operator);
        assertProblem(riders.book(token, plan, option, UUID.randomUUID().toString()), 503, "OPERATOR_DOWN");
        assertThat(riders.available(token)).isEqualTo(before);
        network.restart();
        RunningNetwork.await("the operator is back", Duration.ofSeconds(60), () -> isUp(operator));
        RunningNetwork.await("every hold is released", Duration.ofSeconds(10), () -> network.openHolds() == 0);
    }

    @Test
    void a_ledger_that_is_down_says_so_and_comes_back_with_all_that_was_booked() {
        String token = riders.newRider();
        JsonNode trip = riders.tryToBook(token).body();
        network.killLedger();
        try {
            assertProblem(riders.tryToBook(token), 503, "LEDGER_DOWN");
        } finally {
            // The tests after this one ride in the same city.
            network.restart();
        }
        RunningNetwork.await(
                "a booking goes through again",
                Duration.ofSeconds(60),
                () -> riders.book(
                                        riders.newRider(),
                                        "",
                                        riders.pricedOption(),
                                        UUID.randomUUID().toString())
                                .status()
                        == 201);
        String path = "/api/trips/" + trip.get("id").asText();
        assertThat(network.api().get(path, token).body().get("block")).isEqualTo(trip.get("block"));
        assertThat(network.api()
                        .delete(path + "?feeAtMost=100000", token)
                        .body()
                        .get("status")
                        .asText())
                .isIn("CANCELLED", "ROLLBACK");
    }

    private static boolean isUp(String operator) {
        return StreamSupport.stream(
                        network.api()
                                .get("/api/city", "")
                                .body()
                                .get("operators")
                                .spliterator(),
                        false)
                .anyMatch(entry -> entry.get("id").asText().equals(operator)
                        && entry.get("status").asText().equals("UP"));
    }
}
