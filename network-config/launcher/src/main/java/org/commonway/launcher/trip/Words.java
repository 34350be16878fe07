package org.commonway.launcher.trip;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, money and distances of the API's JSON as a person reads them. */
final class Words {
    private Words() {}

    /** Hours and minutes by the city's clock. */
    static String clock(JsonNode moment) {
        return moment.isTextual()
                ? OffsetDateTime.parse(moment.asText()).format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT))
                : "";
    }

    /** The day of a moment. */
    static String day(JsonNode moment) {
        return moment.isTextual()
                ? OffsetDateTime.parse(moment.asText()).toLocalDate().toString()
                : "";
    }

    /** An amount with its currency; a dash where there is none. */
    static String money(JsonNode money) {
        return money.hasNonNull("text") ? money.path("text").asText() : "-";
    }

    /** Whole minutes. */
    static String minutes(JsonNode seconds) {
        return Math.round(seconds.asLong() / 60.0) + " min";
    }

    /** Metres below a kilometre, kilometres above. */
    static String distance(JsonNode metres) {
        double value = metres.asDouble();
        return value < 1000 ? Math.round(value) + " m" : String.format(Locale.ROOT, "%.1f km", value / 1000);
    }

    /** A mode in small letters. */
    static String mode(JsonNode leg) {
        return leg.path("mode").asText().toLowerCase(Locale.ROOT);
    }
}
