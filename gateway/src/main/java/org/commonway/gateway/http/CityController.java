package org.commonway.gateway.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.plan.PlanTrip;
import org.commonway.gateway.readiness.OperatorHealth;
import org.commonway.gateway.readiness.Readiness;
import org.commonway.gateway.settings.GatewaySettings;
import org.commonway.planner.Planner;
import org.commonway.planner.place.Box;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/** The city and its operators. */
@Controller("/api/city")
@Tag(name = "city")
@ExecuteOn(TaskExecutors.BLOCKING)
public class CityController {
    private final GatewaySettings.City city;
    private final CityNetwork network;
    private final LiveOffers offers;
    private final Readiness readiness;
    private final PlanTrip.Times times;
    private final PlanWriter writer;

    /** What the API tells of. */
    public record Parts(CityNetwork network, LiveOffers offers, Readiness readiness, PlanWriter writer) {}

    /** The API of this city. */
    public CityController(GatewaySettings settings, Parts parts, PlanTrip.Times times) {
        this.city = settings.city();
        this.network = parts.network();
        this.offers = parts.offers();
        this.readiness = parts.readiness();
        this.writer = parts.writer();
        this.times = times;
    }

    /** The city, and how the gateway does. */
    @Get
    @Operation(
            summary = "Get the city and its operators",
            description =
                    "The operators are those on the ledger. While ready is false, waitingFor says what is missing.")
    public CityJson get() {
        Optional<Box> bounds =
                network.findPlanner().map(planner -> planner.city().streets().bounds());
        List<String> waitingFor = readiness.listWaitingFor();
        return new CityJson(
                city.name(),
                city.timeZone().getId(),
                city.currency().getCurrencyCode(),
                times.journeyNow().toLocalDate().toString(),
                writer.time(times.clock().instant()),
                bounds.map(box ->
                                new CityJson.CenterJson((box.south() + box.north()) / 2, (box.west() + box.east()) / 2))
                        .orElse(null),
                bounds.map(box -> new CityJson.BoundsJson(box.south(), box.west(), box.north(), box.east()))
                        .orElse(null),
                city.attribution(),
                waitingFor.isEmpty(),
                waitingFor,
                operators());
    }

    private List<CityJson.OperatorJson> operators() {
        Map<String, Long> vehicles = offers.fleet().vehicles().stream()
                .collect(Collectors.groupingBy(SharedVehicle::operatorId, Collectors.counting()));
        Map<String, Long> stations = offers.fleet().stations().stream()
                .collect(Collectors.groupingBy(VehicleStation::operatorId, Collectors.counting()));
        Map<String, Integer> stops = network.findPlanner().map(Planner::city).stream()
                .flatMap(known -> known.timetables().stream())
                .collect(Collectors.toMap(
                        Timetable::operatorId, timetable -> timetable.stops().size()));
        return readiness.listOperators().stream()
                .map(health -> json(health, vehicles, stations, stops))
                .toList();
    }

    private CityJson.OperatorJson json(
            OperatorHealth health, Map<String, Long> vehicles, Map<String, Long> stations, Map<String, Integer> stops) {
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
                stops.getOrDefault(operator.id(), 0));
    }
}
