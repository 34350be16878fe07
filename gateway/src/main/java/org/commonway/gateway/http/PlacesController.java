package org.commonway.gateway.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonway.gateway.cities.Cities;
import org.commonway.gateway.places.FoundPlace;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/** Finding places by name. */
@Controller("/api/places")
@Tag(name = "search")
@ExecuteOn(TaskExecutors.BLOCKING)
public class PlacesController {
    private static final int TEXT_CHARACTERS_MAX = 100;
    private final Cities cities;

    /** The API of the places in these cities. */
    public PlacesController(Cities cities) {
        this.cities = cities;
    }

    /** Stops and stations whose name holds the text. */
    @Get
    @Operation(summary = "Find stops and stations by name", description = "At most 8; accents and case do not matter.")
    public PlacesJson find(
            @QueryValue(defaultValue = "") String q,
            @Parameter(description = CitiesController.WHICH) @QueryValue Optional<String> city) {
        if (q.length() > TEXT_CHARACTERS_MAX) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    "\"q\" is longer than " + TEXT_CHARACTERS_MAX + " characters; shorten it.");
        }
        return new PlacesJson(cities.get(city).places().list(q).stream()
                .map(PlacesController::json)
                .toList());
    }

    private static PlaceJson json(FoundPlace place) {
        return new PlaceJson(
                place.name(),
                place.kind().name().toLowerCase(Locale.ROOT),
                place.operatorId(),
                place.latitude(),
                place.longitude());
    }

    /**
     * Places found.
     *
     * @param places the best first
     */
    @Serdeable
    public record PlacesJson(List<PlaceJson> places) {}

    /**
     * A place.
     *
     * @param name as riders read it
     * @param kind "stop" or "station"
     * @param operatorId whose it is
     * @param lat degrees
     * @param lon degrees
     */
    @Serdeable
    public record PlaceJson(String name, String kind, String operatorId, double lat, double lon) {}
}
