package org.commonway.launcher.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.commonway.samplecity.ExampleTrip;
import org.commonway.samplecity.place.Point;

/**
 * Trips to show in a city, as {@code examples.json} keeps them for later commands.
 *
 * @param journeyDate the day that the city's pages start with
 * @param trips the best first
 */
public record Examples(LocalDate journeyDate, List<ExampleTrip> trips) {
    /** The file's name. */
    public static final String FILE = "examples.json";

    /** Takes a copy of the list. */
    public Examples {
        trips = List.copyOf(trips);
    }

    /** For the file. */
    public ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("journeyDate", journeyDate.toString());
        ArrayNode list = json.putArray("trips");
        for (ExampleTrip trip : trips) {
            ObjectNode node = list.addObject();
            put(node.putObject("from"), trip.fromName(), trip.from());
            put(node.putObject("to"), trip.toName(), trip.to());
            node.put("departure", trip.departure().toString());
        }
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    public static Examples fromJson(JsonNode json) {
        List<ExampleTrip> trips = new ArrayList<>();
        for (JsonNode node : json.path("trips")) {
            trips.add(new ExampleTrip(
                    node.path("from").path("name").asText(),
                    point(node.path("from")),
                    node.path("to").path("name").asText(),
                    point(node.path("to")),
                    LocalTime.parse(node.path("departure").asText())));
        }
        return new Examples(LocalDate.parse(json.path("journeyDate").asText()), trips);
    }

    private static void put(ObjectNode node, String name, Point point) {
        node.put("name", name).put("lat", point.lat()).put("lon", point.lon());
    }

    private static Point point(JsonNode node) {
        return new Point(node.path("lat").asDouble(), node.path("lon").asDouble());
    }
}
