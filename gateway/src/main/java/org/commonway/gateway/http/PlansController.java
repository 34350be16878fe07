package org.commonway.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonway.gateway.cities.Cities;
import org.commonway.gateway.cities.ServedCity;
import org.commonway.gateway.plan.PlanAsk;

/** Searching for trips. */
@Controller("/api/plans")
@Tag(name = "search")
@ExecuteOn(TaskExecutors.BLOCKING)
public class PlansController {
    private static final int LANGUAGES_CHARACTERS_MAX = 500;

    private final Cities cities;
    private final JsonMapper json;

    /** The API of searches in these cities. */
    public PlansController(Cities cities, JsonMapper json) {
        this.cities = cities;
        this.json = json;
    }

    /** Searches across all operators. */
    @Post
    @Operation(
            summary = "Search for trips",
            description = "Timetables, live vehicles and rides on demand of all operators, door to door. All operators"
                    + " of rides on demand are asked at once and have the same deadline; what each of them answered is"
                    + " part of the answer. An option can be booked until validUntil. The city is the one whose map"
                    + " has both places. departAt or arriveBy says when; via names places to come by. modes,"
                    + " avoidOperators, maxWalkMetres and windowMinutes say what of all that is wanted; without SHUTTLE"
                    + " among the modes, and for a trip by way of places, no operator of rides on demand is asked."
                    + " needs says what the way must be fit for. earlier and later say what to ask for to see what goes before"
                    + " and after. Options stand in the order asked for by the neutral ranking's policy; the search is"
                    + " put on the gateway's public log, and record says where its receipt is to be had.")
    @ApiResponse(responseCode = "200", description = "The options; none of them, and then a message")
    @ApiResponse(responseCode = "400", description = "BAD_REQUEST")
    @ApiResponse(responseCode = "422", description = "OUTSIDE_MAP, TWO_CITIES or NO_SERVICE_ON_DATE")
    @ApiResponse(responseCode = "503", description = "NOT_READY; LOG_STOPPED: no search is made that is not recorded")
    public PlanJson plan(
            @Body PlanRequestJson request,
            @Parameter(description = "In which languages the caller would read alerts")
                    @Header(HttpHeaders.ACCEPT_LANGUAGE)
                    Optional<String> languages) {
        PlanAsk ask = request.ask();
        ServedCity city = cities.of(ask);
        return PlanWriter.of(city, json).plan(city.search().plan(ask), languages(languages));
    }

    /** A header that makes no sense is no reason to find nothing: then texts come in the operators' first language. */
    private static List<Locale.LanguageRange> languages(Optional<String> header) {
        try {
            return header.filter(text -> text.length() <= LANGUAGES_CHARACTERS_MAX)
                    .map(Locale.LanguageRange::parse)
                    .orElse(List.of());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
