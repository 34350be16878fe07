package org.commonway.planner.vehicles;

import java.util.List;

/**
 * All vehicles and stations of all operators at one moment.
 *
 * @param vehicles those that can be rented now
 * @param stations where docked ones may end
 */
public record Fleet(List<SharedVehicle> vehicles, List<VehicleStation> stations) {
    private static final Fleet EMPTY = new Fleet(List.of(), List.of());

    /** Copies the lists. */
    public Fleet {
        vehicles = List.copyOf(vehicles);
        stations = List.copyOf(stations);
    }

    /** No vehicles at all. */
    public static Fleet empty() {
        return EMPTY;
    }
}
