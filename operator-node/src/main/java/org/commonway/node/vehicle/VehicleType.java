package org.commonway.node.vehicle;

/**
 * A kind of vehicle, as in GBFS vehicle_types.json.
 *
 * @param vehicleTypeId of the feed
 * @param formFactor what it looks like
 * @param powered true for a motor that needs no pedalling
 * @param maxRangeMetres on a full charge; 0 when it does not matter
 */
public record VehicleType(String vehicleTypeId, FormFactor formFactor, boolean powered, int maxRangeMetres) {}
