package org.commonway.launcher.bench.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonway.launcher.bench.planner.search.Choice;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.samplecity.place.Point;

/** Our own API's {@code POST /api/plans}, on foot and by public transport, two hours of departures. */
final class OurPlans {
    private static final List<String> PUBLIC_TRANSPORT = List.of("BUS", "TRAM", "METRO", "RAIL", "FERRY");
    private static final int MINUTES_OF_DEPARTURES = 120;

    private OurPlans() {}

    /**
     * The body of the call for a query on this day.
     *
     * @param maxWalkMetres to the first and from the last vehicle
     */
    static String body(PlannerQuery query, LocalDate date, int maxWalkMetres) {
        ObjectNode body = new JsonMapper().createObjectNode();
        put(body.putObject("from"), query.from().point());
        put(body.putObject("to"), query.to().point());
        body.put(
                "departAt",
                query.departure(date).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT)));
        body.put("passengers", 1);
        ArrayNode modes = body.putArray("modes");
        PUBLIC_TRANSPORT.forEach(modes::add);
        body.put("maxWalkMetres", maxWalkMetres).put("windowMinutes", MINUTES_OF_DEPARTURES);
        // OTP compares neither price nor CO2.
        body.putArray("criteria").add("WALKING");
        return body.toString();
    }

    private static void put(ObjectNode json, Point point) {
        json.put("lat", point.lat()).put("lon", point.lon());
    }

    /** The choices in an answer. */
    static List<Choice> read(JsonNode answer) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode option : answer.path("options")) {
            choices.add(new Choice(
                    OffsetDateTime.parse(option.path("arriveAt").asText()).toEpochSecond(),
                    Math.max(0, option.path("transfers").asInt()),
                    option.path("walkMetres").asDouble()));
        }
        return choices;
    }
}
