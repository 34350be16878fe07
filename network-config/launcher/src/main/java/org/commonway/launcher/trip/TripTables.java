package org.commonway.launcher.trip;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.console.Table;

/** Plans and trips as tables. */
public final class TripTables {
    private TripTables() {}

    /** The options of a plan, one row each, numbered from 1. */
    public static void showOptions(JsonNode plan, Console console) {
        Table table = new Table(">#", "depart", "arrive", ">takes", ">price", ">changes", ">walk", ">CO2", "by", "why");
        int number = 1;
        for (JsonNode option : plan.path("options")) {
            table.row(
                    Integer.toString(number++),
                    Words.clock(option.path("departAt")),
                    Words.clock(option.path("arriveAt")),
                    Words.minutes(option.path("durationSeconds")),
                    option.path("priceComplete").asBoolean() ? Words.money(option.path("price")) : "incomplete",
                    option.path("transfers").asText(),
                    Words.distance(option.path("walkMetres")),
                    option.path("co2Grams").asText() + " g",
                    ways(option),
                    reasons(option));
        }
        table.show(console);
    }

    /** The legs of an option or a trip. */
    public static void showLegs(JsonNode option, Console console) {
        Table table = new Table("depart", "arrive", "mode", "operator", "line", "from", "to", ">distance", ">price");
        for (JsonNode leg : option.path("legs")) {
            JsonNode operator = leg.path("operator");
            table.row(
                    Words.clock(leg.path("departAt")),
                    Words.clock(leg.path("arriveAt")),
                    Words.mode(leg),
                    operator.path("name").asText("-"),
                    leg.path("line").asText("").replace("null", ""),
                    name(leg.path("from")),
                    name(leg.path("to")),
                    Words.distance(leg.path("distanceMetres")),
                    leg.hasNonNull("price") ? Words.money(leg.path("price")) : "");
        }
        table.show(console);
    }

    /** What was booked, where it stands on the ledger, and who gets what. */
    public static void showBooking(JsonNode trip, String ticketAddress, Console console) {
        console.result("");
        console.result("trip         " + trip.path("id").asText() + "  "
                + trip.path("status").asText());
        console.result("transaction  " + trip.path("txId").asText());
        console.result("block        " + trip.path("block").asText());
        console.result("fare         " + Words.money(trip.path("fare")));
        console.result("ticket       " + ticketAddress);
        console.result("");
        Table table = new Table("who gets it", "as", ">amount");
        for (JsonNode split : trip.path("splits")) {
            table.row(
                    split.path("name").asText(split.path("party").asText()),
                    split.path("role").asText().toLowerCase(Locale.ROOT),
                    Words.money(split.path("amount")));
        }
        table.show(console);
    }

    private static String ways(JsonNode option) {
        List<String> ways = new ArrayList<>();
        for (JsonNode leg : option.path("legs")) {
            String line = leg.hasNonNull("line") ? " " + leg.path("line").asText() : "";
            if (!Words.mode(leg).equals("walk")) {
                ways.add(Words.mode(leg) + line);
            }
        }
        return ways.isEmpty() ? "walk" : String.join(" > ", ways);
    }

    private static String reasons(JsonNode option) {
        List<String> reasons = new ArrayList<>();
        option.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        return String.join(", ", reasons);
    }

    private static String name(JsonNode place) {
        return place.hasNonNull("name") && !place.path("name").asText().isEmpty()
                ? place.path("name").asText()
                : place.path("lat").asText() + "," + place.path("lon").asText();
    }
}
