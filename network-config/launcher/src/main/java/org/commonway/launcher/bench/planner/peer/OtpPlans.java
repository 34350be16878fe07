package org.commonway.launcher.bench.planner.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.search.Choice;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.samplecity.place.Point;

/** OTP's query {@code plan} of its GraphQL API for GTFS: on foot and by public transport, two hours of departures. */
final class OtpPlans {
    /** What a rider would be shown: the same as our API answers with, but for drawn courses. */
    private static final String ASKED = "itineraries{startTime endTime walkDistance numberOfTransfers"
            + " legs{mode startTime endTime distance transitLeg from{name} to{name} route{shortName}}}";

    private static final int SECONDS_OF_DEPARTURES = 7_200;
    private static final int ITINERARIES = 5;

    private OtpPlans() {}

    /** The body of the call for a query on this day. */
    static String body(PlannerQuery query, LocalDate date) {
        LocalDateTime departure = query.departure(date);
        String plan = String.format(
                Locale.ROOT,
                "{plan(from:%s to:%s date:\"%s\" time:\"%s\" numItineraries:%d searchWindow:%d"
                        + " transportModes:[{mode:WALK},{mode:TRANSIT}]){%s}}",
                place(query.from().point()),
                place(query.to().point()),
                departure.toLocalDate(),
                departure.format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)),
                ITINERARIES,
                SECONDS_OF_DEPARTURES,
                ASKED);
        return new JsonMapper().createObjectNode().put("query", plan).toString();
    }

    private static String place(Point point) {
        return String.format(Locale.ROOT, "{lat:%.7f lon:%.7f}", point.lat(), point.lon());
    }

    /** The choices in an answer; refused when OTP did not understand the question. */
    static List<Choice> read(JsonNode answer) {
        JsonNode plan = answer.path("data").path("plan");
        if (plan.isMissingNode() && answer.has("errors")) {
            throw new LauncherRefusal(
                    ExitCode.FAULT,
                    "OTP does not take our question: "
                            + answer.path("errors").path(0).path("message").asText());
        }
        List<Choice> choices = new ArrayList<>();
        for (JsonNode itinerary : plan.path("itineraries")) {
            choices.add(new Choice(
                    Math.floorDiv(itinerary.path("endTime").asLong(), 1000L),
                    itinerary.path("numberOfTransfers").asInt(),
                    itinerary.path("walkDistance").asDouble(),
                    doorWalk(itinerary.path("legs"))));
        }
        return choices;
    }

    /** The longer of what is walked before the first vehicle and after the last; all of it where none is ridden. */
    private static double doorWalk(JsonNode legs) {
        double before = 0;
        double since = 0;
        boolean ridden = false;
        for (JsonNode leg : legs) {
            if (leg.path("transitLeg").asBoolean()) {
                ridden = true;
                since = 0;
            } else {
                since += leg.path("distance").asDouble();
                before = ridden ? before : since;
            }
        }
        return Math.max(before, since);
    }
}
