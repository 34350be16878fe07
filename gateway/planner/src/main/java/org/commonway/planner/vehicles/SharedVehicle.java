package org.commonway.planner.vehicles;

import java.util.Optional;
import org.commonway.planner.place.Coordinate;

/**
 * A vehicle that can be rented now.
 *
 * @param vehicleId the operator's own id
 * @param operatorId who rents it out
 * @param type what it is and how fast
 * @param position where it stands
 * @param rangeMetres how far it goes on what is left; 0 when it does not matter (GBFS: no motor)
 * @param plan what it costs
 * @param stationId where it stands docked; empty when free-floating. A docked vehicle must be brought to a station of
 *     its operator with a free dock; a free-floating one may be left anywhere
 */
public record SharedVehicle(
        String vehicleId,
        String operatorId,
        VehicleType type,
        Coordinate position,
        int rangeMetres,
        PricingPlan plan,
        Optional<String> stationId) {
    /** Refuses a negative range. */
    public SharedVehicle {
        if (rangeMetres < 0) {
            throw new IllegalArgumentException("vehicle " + vehicleId + " has a negative range");
        }
    }

    /** Whether what is left is enough to ride this far. */
    public boolean reaches(int metres) {
        return rangeMetres == 0 || metres <= rangeMetres;
    }
}
