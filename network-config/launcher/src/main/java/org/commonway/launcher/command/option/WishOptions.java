package org.commonway.launcher.command.option;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.samplecity.place.Point;
import picocli.CommandLine.Option;

/** What a rider may wish of a trip besides from, to and when, as the gateway's API has it; the gateway checks it. */
public final class WishOptions {
    @Option(
            names = "--via",
            paramLabel = "LAT,LON[,MINUTES]",
            description = "A place to come by, and how long to stay there; up to four, in this order.")
    private List<String> via = List.of();

    @Option(names = "--without", paramLabel = "OPERATOR", description = "Id of an operator to travel without.")
    private List<String> without = List.of();

    @Option(
            names = "--need",
            paramLabel = "NEED",
            description = "What the way must be fit for: STEP_FREE (a wheelchair can go it, as far as is known) or"
                    + " LUGGAGE.")
    private List<String> needs = List.of();

    @Option(
            names = "--own",
            paramLabel = "VEHICLE",
            description = "What of your own stands at the start: BICYCLE or CAR.")
    private List<String> own = List.of();

    @Option(names = "--passengers", paramLabel = "N", description = "How many travel, 1 to 8. Default: 1.")
    private int passengers = 1;

    /** Writes what is wished into a search request. */
    public void write(ObjectNode request) {
        request.put("passengers", passengers);
        if (!via.isEmpty()) {
            ArrayNode places = request.putArray("via");
            via.forEach(text -> place(text, places.addObject()));
        }
        names(without, "avoidOperators", request);
        names(needs, "needs", request);
        names(own, "ownVehicles", request);
    }

    private static void names(List<String> names, String field, ObjectNode request) {
        if (!names.isEmpty()) {
            names.forEach(request.putArray(field)::add);
        }
    }

    private static void place(String text, ObjectNode place) {
        String[] parts = text.split(",", -1);
        boolean stays = parts.length == 3;
        Point point = PointText.point("--via", stays ? parts[0] + "," + parts[1] : text);
        place.put("lat", point.lat()).put("lon", point.lon());
        try {
            place.put("stayMinutes", stays ? Integer.parseInt(parts[2].strip()) : 0);
        } catch (NumberFormatException bad) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "--via " + text + " stays for no number of minutes: give it as 41.15,-8.61,20.",
                    bad);
        }
    }
}
