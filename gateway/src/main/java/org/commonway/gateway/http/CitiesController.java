package org.commonway.gateway.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.commonway.gateway.cities.Cities;
import org.commonway.gateway.cities.ServedCity;
import org.jspecify.annotations.Nullable;

/** The cities that can be travelled in. */
@Controller("/api/cities")
@Tag(name = "city")
@ExecuteOn(TaskExecutors.BLOCKING)
public class CitiesController {
    /** What the parameter "city" of other calls is. */
    static final String WHICH = "The id of a city as GET /api/cities lists it; the first when it is left out";

    private final Cities cities;

    /** The API of these cities. */
    public CitiesController(Cities cities) {
        this.cities = cities;
    }

    /** All cities. */
    @Get
    @Operation(
            summary = "List the cities",
            description = "Those that this gateway serves, the first first. One that is not ready says what it waits"
                    + " for; the others work.")
    public CitiesJson list() {
        return new CitiesJson(cities.list().stream().map(CitiesController::json).toList());
    }

    private static CityEntryJson json(ServedCity city) {
        List<String> waitingFor = city.readiness().listWaitingFor();
        return new CityEntryJson(
                city.channel(),
                city.settings().name(),
                CityController.bounds(city).map(CityJson.BoundsJson::of).orElse(null),
                waitingFor.isEmpty(),
                waitingFor);
    }

    /**
     * The cities.
     *
     * @param cities at least one
     */
    @Serdeable
    public record CitiesJson(List<CityEntryJson> cities) {}

    /**
     * A city.
     *
     * @param id names it in other calls; its ledger's channel
     * @param name as riders read it
     * @param bounds of its map; null while the streets are not open
     * @param ready whether searches see all that its ledger lists
     * @param waitingFor one sentence for each thing that is missing
     */
    @Serdeable
    public record CityEntryJson(
            String id, String name, CityJson.@Nullable BoundsJson bounds, boolean ready, List<String> waitingFor) {}
}
