package org.commonway.samplecity;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything a network needs to know to serve a city.
 *
 * @param name for people
 * @param zone the city's clock
 * @param currency ISO 4217
 * @param streets OSM XML or PBF
 * @param attribution whom a map must credit for the streets
 * @param journeyDate a day that all timetables cover, for the first search
 * @param operators who serves it
 * @param examples trips to try, the best first; at least one
 */
public record CityPlan(
        String name,
        ZoneId zone,
        String currency,
        Path streets,
        String attribution,
        LocalDate journeyDate,
        List<OperatorPlan> operators,
        List<ExampleTrip> examples) {
    /** Takes copies of the lists. */
    public CityPlan {
        operators = List.copyOf(operators);
        examples = List.copyOf(examples);
    }
}
