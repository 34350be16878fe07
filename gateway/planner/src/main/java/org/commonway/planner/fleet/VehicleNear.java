package org.commonway.planner.fleet;

import org.commonway.planner.network.Walk;
import org.commonway.planner.vehicles.SharedVehicle;

/**
 * A vehicle near a stop.
 *
 * @param vehicle which
 * @param kind as {@link FleetIndex#kindOf} has it
 * @param walk from the stop to it
 */
public record VehicleNear(SharedVehicle vehicle, String kind, Walk walk) {}
