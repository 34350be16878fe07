package org.commonway.node.vehicle;

import java.util.Map;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.station.Station;

/**
 * A fleet as a feed tells it. Vehicles that are reserved or out of order there are not in it.
 *
 * @param types by id
 * @param plans by id
 * @param vehicles that can be rented, by id
 * @param stations by id
 * @param rules where and when vehicles may be ridden
 */
public record FleetState(
        Map<String, VehicleType> types,
        Map<String, PricingPlan> plans,
        Map<String, Vehicle> vehicles,
        Map<String, Station> stations,
        VehicleRules rules) {
    /** A copy that nobody changes. */
    public FleetState {
        types = Map.copyOf(types);
        plans = Map.copyOf(plans);
        vehicles = Map.copyOf(vehicles);
        stations = Map.copyOf(stations);
    }

    /** A fleet that may be ridden everywhere and at any time. */
    public FleetState(
            Map<String, VehicleType> types,
            Map<String, PricingPlan> plans,
            Map<String, Vehicle> vehicles,
            Map<String, Station> stations) {
        this(types, plans, vehicles, stations, VehicleRules.NONE);
    }
}
