package org.commonway.planner.fleet;

import org.commonway.planner.network.Walk;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleType;

/**
 * A vehicle near a stop.
 *
 * @param vehicle which
 * @param kind as {@link FleetIndex#kindOf} has it
 * @param walk from the stop to it
 */
public record VehicleNear(SharedVehicle vehicle, String kind, Walk walk) {
    /** Metres a second. */
    private static final float FASTEST_STREET = 140 / 3.6f;

    private static final float FASTEST_WALK = 1.5f;

    /** Metres a second that are more than one does with it, walks included. */
    public float fastest() {
        return fastest(vehicle.type());
    }

    /** The same of any vehicle of this type; a car goes as fast as the streets allow. */
    static float fastest(VehicleType type) {
        return type.formFactor() == FormFactor.CAR
                ? FASTEST_STREET
                : Math.max(FASTEST_WALK, type.speedMetresPerHour() / 3600f);
    }
}
