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
import java.util.Optional;
import org.commonway.gateway.cities.Cities;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.gateway.offers.StationView;
import org.commonway.planner.vehicles.SharedVehicle;
import org.jspecify.annotations.Nullable;

/** What can be rented now. */
@Controller("/api/vehicles")
@Tag(name = "map")
@ExecuteOn(TaskExecutors.BLOCKING)
public class VehiclesController {
    private final Cities cities;

    /** The API of what is offered in these cities. */
    public VehiclesController(Cities cities) {
        this.cities = cities;
    }

    /** All vehicles and stations of a city. */
    @Get
    @Operation(summary = "List shared vehicles and stations", description = "As the operators' nodes offer them now.")
    public VehiclesJson list(@Parameter(description = CitiesController.WHICH) @QueryValue Optional<String> city) {
        LiveOffers offers = cities.get(city).offers();
        return new VehiclesJson(
                offers.fleet().vehicles().stream().map(VehiclesController::json).toList(),
                offers.listStations().stream().map(VehiclesController::json).toList());
    }

    private static VehicleJson json(SharedVehicle vehicle) {
        return new VehicleJson(
                vehicle.vehicleId(),
                vehicle.operatorId(),
                vehicle.type().formFactor().mode().name(),
                vehicle.position().latitude(),
                vehicle.position().longitude(),
                vehicle.stationId().orElse(null),
                vehicle.rangeMetres());
    }

    private static StationJson json(StationView station) {
        return new StationJson(
                station.stationId(),
                station.operatorId(),
                station.name(),
                station.latitude(),
                station.longitude(),
                station.capacity(),
                station.docksAvailable(),
                station.vehiclesAvailable());
    }

    /**
     * What can be rented.
     *
     * @param vehicles of all operators
     * @param stations of all operators
     */
    @Serdeable
    public record VehiclesJson(List<VehicleJson> vehicles, List<StationJson> stations) {}

    /**
     * A vehicle.
     *
     * @param id the operator's own
     * @param operatorId whose it is
     * @param mode BICYCLE, SCOOTER, MOPED or CAR
     * @param lat degrees
     * @param lon degrees
     * @param stationId where it stands docked; null when free-floating
     * @param rangeMetres how far it goes on what is left; 0 when it does not matter
     */
    @Serdeable
    public record VehicleJson(
            String id,
            String operatorId,
            String mode,
            double lat,
            double lon,
            @Nullable String stationId,
            int rangeMetres) {}

    /**
     * A station.
     *
     * @param id the operator's own
     * @param operatorId whose it is
     * @param name as riders read it
     * @param lat degrees
     * @param lon degrees
     * @param capacity docks, used and free
     * @param docksAvailable free docks
     * @param vehiclesAvailable vehicles that can be rented there now
     */
    @Serdeable
    public record StationJson(
            String id,
            String operatorId,
            String name,
            double lat,
            double lon,
            int capacity,
            int docksAvailable,
            int vehiclesAvailable) {}
}
