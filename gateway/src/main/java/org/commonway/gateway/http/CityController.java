package org.commonway.gateway.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonway.gateway.cities.Cities;
import org.commonway.gateway.cities.ServedCity;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.readiness.OperatorHealth;
import org.commonway.gateway.realtime.RealtimeState;
import org.commonway.planner.Planner;
import org.commonway.planner.place.Box;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/** A city and its operators. */
@Controller("/api/city")
@Tag(name = "city")
@ExecuteOn(TaskExecutors.BLOCKING)
public class CityController {
    private final Cities cities;
    private final JsonMapper json;

    /** The API of these cities. */
    public CityController(Cities cities, JsonMapper json) {
        this.cities = cities;
        this.json = json;
    }

    /** A city, and how the gateway does there. */
    @Get
    @Operation(
            summary = "Get a city and its operators",
            description =
                    "The operators are those on the ledger. While ready is false, waitingFor says what is missing.")
    public CityJson get(@Parameter(description = CitiesController.WHICH) @QueryValue("city") Optional<String> id) {
        ServedCity city = cities.get(id);
        PlanWriter writer = PlanWriter.of(city, json);
        Optional<Box> bounds = bounds(city);
        List<String> waitingFor = city.readiness().listWaitingFor();
        return new CityJson(
                city.settings().name(),
                city.settings().timeZone().getId(),
                city.settings().currency().getCurrencyCode(),
                city.times().journeyNow().toLocalDate().toString(),
                writer.time(city.times().clock().instant()),
                bounds.map(box ->
                                new CityJson.CenterJson((box.south() + box.north()) / 2, (box.west() + box.east()) / 2))
                        .orElse(null),
                bounds.map(CityJson.BoundsJson::of).orElse(null),
                city.settings().attribution(),
                waitingFor.isEmpty(),
                waitingFor,
                operators(city, writer));
    }

    /** What the city's map covers; empty while its streets are not open. */
    static Optional<Box> bounds(ServedCity city) {
        return city.network()
                .findPlanner()
                .map(planner -> planner.city().streets().bounds());
    }

    private static List<CityJson.OperatorJson> operators(ServedCity city, PlanWriter writer) {
        Map<String, Long> vehicles = city.offers().fleet().vehicles().stream()
                .collect(Collectors.groupingBy(SharedVehicle::operatorId, Collectors.counting()));
        Map<String, Long> stations = city.offers().fleet().stations().stream()
                .collect(Collectors.groupingBy(VehicleStation::operatorId, Collectors.counting()));
        Map<String, Integer> stops = city.network().findPlanner().map(Planner::city).stream()
                .flatMap(known -> known.timetables().stream())
                .collect(Collectors.toMap(
                        Timetable::operatorId, timetable -> timetable.stops().size()));
        return city.readiness().listOperators().stream()
                .map(health -> json(writer, health, vehicles, stations, stops))
                .toList();
    }

    private static CityJson.OperatorJson json(
            PlanWriter writer,
            OperatorHealth health,
            Map<String, Long> vehicles,
            Map<String, Long> stations,
            Map<String, Integer> stops) {
        RegisteredOperator operator = health.operator();
        return new CityJson.OperatorJson(
                operator.id(),
                operator.name(),
                operator.kind().name(),
                writer.color(operator.id()),
                operator.mspId(),
                health.status().name(),
                health.detail(),
                vehicles.getOrDefault(operator.id(), 0L),
                stations.getOrDefault(operator.id(), 0L),
                stops.getOrDefault(operator.id(), 0),
                health.realtime().map(state -> realtime(writer, state)).orElse(null));
    }

    private static CityJson.RealtimeJson realtime(PlanWriter writer, RealtimeState state) {
        return new CityJson.RealtimeJson(
                state.status().name(),
                state.detail(),
                state.saidAt().map(writer::time).orElse(null),
                state.fetchedAt().map(writer::time).orElse(null),
                state.counts().trips(),
                state.counts().alerts(),
                state.counts().vehicles(),
                new TreeMap<>(state.skipped()));
    }
}
