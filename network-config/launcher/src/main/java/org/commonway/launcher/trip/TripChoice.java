package org.commonway.launcher.trip;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Which option of a plan the demo books. */
public final class TripChoice {
    private TripChoice() {}

    /** The soonest arrival, then the cheapest, among the options with a whole price and so many operators or more. */
    public static Optional<JsonNode> find(JsonNode plan, int operatorsMin) {
        return StreamSupport.stream(plan.path("options").spliterator(), false)
                .filter(option -> option.path("priceComplete").asBoolean())
                .filter(option -> operatorIds(option).size() >= operatorsMin)
                .min(Comparator.comparing((JsonNode option) ->
                                option.path("durationSeconds").asLong())
                        .thenComparing(option ->
                                option.path("price").path("minorUnits").asLong()));
    }

    /** The operators of an option or trip, each once. */
    public static Set<String> operatorIds(JsonNode option) {
        Set<String> ids = new HashSet<>();
        option.path("legs").forEach(leg -> {
            if (leg.path("operator").hasNonNull("id")) {
                ids.add(leg.path("operator").path("id").asText());
            }
        });
        return ids;
    }
}
