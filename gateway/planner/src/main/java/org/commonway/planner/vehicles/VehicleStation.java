package org.commonway.planner.vehicles;

import java.util.Optional;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.vehicles.rule.OpeningHours;

/**
 * A station with docks, as in GBFS station_information.json and station_status.json.
 *
 * @param stationId the operator's own id
 * @param operatorId whose vehicles may end here
 * @param name as riders read it
 * @param position where it is
 * @param docksAvailable free docks, not negative
 * @param returning whether it takes vehicles back now
 * @param hours when vehicles are rented and taken back here; empty where the hours of all its operator rents out count
 */
public record VehicleStation(
        String stationId,
        String operatorId,
        String name,
        Coordinate position,
        int docksAvailable,
        boolean returning,
        Optional<OpeningHours> hours) {
    /** A station without hours of its own. */
    public VehicleStation(
            String stationId,
            String operatorId,
            String name,
            Coordinate position,
            int docksAvailable,
            boolean returning) {
        this(stationId, operatorId, name, position, docksAvailable, returning, Optional.empty());
    }

    /** Whether a ride may end here now. */
    public boolean takesReturns() {
        return returning && docksAvailable > 0;
    }
}
