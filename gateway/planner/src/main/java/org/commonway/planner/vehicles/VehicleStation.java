package org.commonway.planner.vehicles;

import org.commonway.planner.place.Coordinate;

/**
 * A station with docks, as in GBFS station_information.json and station_status.json.
 *
 * @param stationId the operator's own id
 * @param operatorId whose vehicles may end here
 * @param name as riders read it
 * @param position where it is
 * @param docksAvailable free docks, not negative
 * @param returning whether it takes vehicles back now
 */
public record VehicleStation(
        String stationId, String operatorId, String name, Coordinate position, int docksAvailable, boolean returning) {
    /** Whether a ride may end here now. */
    public boolean takesReturns() {
        return returning && docksAvailable > 0;
    }
}
