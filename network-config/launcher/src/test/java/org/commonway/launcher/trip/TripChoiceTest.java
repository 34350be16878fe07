package org.commonway.launcher.trip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class TripChoiceTest {
    private final ObjectNode plan = new JsonMapper().createObjectNode();
    private final ArrayNode options = plan.putArray("options");

    @Test
    void the_soonest_option_with_enough_operators_and_a_whole_price_is_chosen() {
        option("two operators", 600, true, "a", "b");
        option("no whole price", 700, false, "a", "b", "c");
        option("slower", 1000, true, "a", "b", "c");
        option("best", 900, true, "a", "walk", "b", "c");

        assertThat(TripChoice.find(plan, 3)
                        .map(option -> option.path("optionId").asText()))
                .contains("best");
    }

    @Test
    void an_operator_that_comes_twice_counts_once() {
        option("bus, tram, bus", 600, true, "bus", "tram", "bus");

        assertThat(TripChoice.find(plan, 3)).isEmpty();
    }

    @Test
    void the_report_has_walks_without_operator_and_price() {
        option("best", 900, true, "a", "walk");
        JsonNode empty = new JsonMapper().createObjectNode();

        JsonNode json = new DemoReport(empty, options.get(0), empty, new DemoReport.Seconds(1, 2, 3)).toJson();

        JsonNode legs = json.path("itinerary").path("legs");
        assertThat(legs.get(0).path("operator").asText()).isEqualTo("a");
        assertThat(legs.get(1).path("operator").isNull()).isTrue();
        assertThat(legs.get(1).path("price").isNull()).isTrue();
        assertThat(json.path("seconds").path("book").asDouble()).isEqualTo(3);
    }

    private void option(String id, int seconds, boolean priceComplete, String... operators) {
        ObjectNode option = options.addObject();
        option.put("optionId", id).put("durationSeconds", seconds).put("priceComplete", priceComplete);
        ArrayNode legs = option.putArray("legs");
        for (String operator : operators) {
            ObjectNode leg = legs.addObject().put("mode", "BUS");
            if (operator.equals("walk")) {
                leg.putNull("operator");
            } else {
                leg.putObject("operator").put("id", operator);
            }
        }
    }
}
