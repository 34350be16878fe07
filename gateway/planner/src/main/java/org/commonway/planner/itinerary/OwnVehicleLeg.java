package org.commonway.planner.itinerary;

import java.util.Optional;
import org.commonway.planner.mode.Mode;

/**
 * A ride on the rider's own bicycle or in the rider's own car. It counts as a vehicle, and costs nothing here: what is paid
 * to operators is all that counts.
 *
 * @param mode bicycle or car
 * @param path where and when; it ends where the vehicle is left
 * @param cost no price, and the emissions
 */
public record OwnVehicleLeg(Mode mode, LegPath path, LegCost cost) implements Leg {
    @Override
    public Optional<String> operatorId() {
        return Optional.empty();
    }

    @Override
    public boolean isCharged() {
        return false;
    }
}
