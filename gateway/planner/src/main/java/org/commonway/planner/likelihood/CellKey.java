package org.commonway.planner.likelihood;

import org.commonway.planner.place.Coordinate;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.SharedVehicle;

/**
 * Vehicles that are taken alike: of one operator and form, docked or not, in one square of about 500 metres.
 *
 * @param operatorId whose they are
 * @param form what they are
 * @param docked whether they stand at stations
 * @param row counted from the equator
 * @param column counted from the prime meridian, by the width of a degree in this row
 */
record CellKey(String operatorId, FormFactor form, boolean docked, int row, int column) {
    private static final double SIDE_METRES = 500;
    private static final double DEGREE_METRES = 111_195;

    /** Where and what a vehicle is. */
    static CellKey of(SharedVehicle vehicle) {
        Coordinate place = vehicle.position();
        int row = (int) Math.floor(place.latitude() * DEGREE_METRES / SIDE_METRES);
        double middle = Math.toRadians((row + 0.5) * SIDE_METRES / DEGREE_METRES);
        int column = (int) Math.floor(place.longitude() * DEGREE_METRES * Math.cos(middle) / SIDE_METRES);
        return new CellKey(
                vehicle.operatorId(),
                vehicle.type().formFactor(),
                vehicle.stationId().isPresent(),
                row,
                column);
    }
}
