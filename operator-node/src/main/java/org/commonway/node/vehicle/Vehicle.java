package org.commonway.node.vehicle;

import java.util.Optional;
import org.commonway.node.place.Position;

/**
 * A vehicle on the street.
 *
 * @param vehicleId of the feed
 * @param typeId of its type
 * @param pricingPlanId what it costs
 * @param spot where it stands
 * @param rangeMetres how far it goes on what is left; 0 when it does not matter
 */
public record Vehicle(String vehicleId, String typeId, String pricingPlanId, Spot spot, int rangeMetres) {

    /**
     * Where a vehicle stands.
     *
     * @param position on the ground
     * @param stationId the station it stands at; empty when free-floating
     */
    public record Spot(Position position, Optional<String> stationId) {}

    /** The same vehicle elsewhere, with what is left. */
    public Vehicle at(Spot elsewhere, int rangeLeftMetres) {
        return new Vehicle(vehicleId, typeId, pricingPlanId, elsewhere, rangeLeftMetres);
    }
}
