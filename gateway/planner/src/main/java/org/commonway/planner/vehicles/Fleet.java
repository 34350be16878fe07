package org.commonway.planner.vehicles;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.vehicles.rule.RentalRules;

/**
 * All vehicles and stations of all operators at one moment.
 *
 * @param vehicles those that can be rented now
 * @param stations where docked ones may end
 * @param rules where and when they may be ridden, by operator id; an operator that is not in it has none. Give the same
 *     object for as long as they did not change
 */
public record Fleet(List<SharedVehicle> vehicles, List<VehicleStation> stations, Map<String, RentalRules> rules) {
    private static final Fleet EMPTY = new Fleet(List.of(), List.of());

    /** Copies the lists and the map. */
    public Fleet {
        vehicles = List.copyOf(vehicles);
        stations = List.copyOf(stations);
        rules = Map.copyOf(rules);
    }

    /** A fleet that may be ridden everywhere and at any time. */
    public Fleet(List<SharedVehicle> vehicles, List<VehicleStation> stations) {
        this(vehicles, stations, Map.of());
    }

    /** The rules of this operator, if it has any. */
    public Optional<RentalRules> findRules(String operatorId) {
        return Optional.ofNullable(rules.get(operatorId));
    }

    /** No vehicles at all. */
    public static Fleet empty() {
        return EMPTY;
    }
}
