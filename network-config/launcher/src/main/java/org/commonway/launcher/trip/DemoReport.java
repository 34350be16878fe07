package org.commonway.launcher.trip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the demo did.
 *
 * @param city answer of GET /api/city
 * @param option the option that was chosen
 * @param trip the trip that was booked
 * @param seconds how long the steps took
 */
public record DemoReport(JsonNode city, JsonNode option, JsonNode trip, Seconds seconds) {

    /**
     * Durations in seconds.
     *
     * @param start until the network was ready; nearly nothing when it ran already
     * @param search one search
     * @param book one booking
     */
    public record Seconds(double start, double search, double book) {}

    /** The JSON object that {@code demo --json} prints. */
    public ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("city", city.path("name").asText());
        ArrayNode operators = json.putArray("operators");
        for (JsonNode operator : city.path("operators")) {
            ObjectNode node = operators.addObject();
            node.put("id", operator.path("id").asText());
            node.put("name", operator.path("name").asText());
            node.put("kind", operator.path("kind").asText());
        }
        ArrayNode legs = json.putObject("itinerary").putArray("legs");
        option.path("legs").forEach(leg -> addLeg(legs.addObject(), leg));
        ObjectNode booked = json.putObject("trip");
        booked.put("id", trip.path("id").asText());
        booked.put("txId", trip.path("txId").asText());
        booked.put("block", trip.path("block").asLong());
        booked.put("status", trip.path("status").asText());
        json.set("fare", trip.path("fare"));
        json.set("splits", trip.path("splits"));
        ObjectNode took = json.putObject("seconds");
        took.put("start", seconds.start());
        took.put("search", seconds.search());
        took.put("book", seconds.book());
        return json;
    }

    private static void addLeg(ObjectNode node, JsonNode leg) {
        node.put("mode", leg.path("mode").asText());
        JsonNode operator = leg.path("operator").path("id");
        node.set("operator", operator.isMissingNode() ? node.nullNode() : operator);
        node.set("from", leg.path("from"));
        node.set("to", leg.path("to"));
        node.put("departure", leg.path("departAt").asText());
        node.put("arrival", leg.path("arriveAt").asText());
        JsonNode price = leg.path("price");
        node.set("price", price.isMissingNode() ? node.nullNode() : price);
    }
}
