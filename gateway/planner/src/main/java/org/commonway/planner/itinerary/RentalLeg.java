package org.commonway.planner.itinerary;

import java.util.Optional;
import org.commonway.planner.mode.Mode;

/**
 * A ride on a shared vehicle.
 *
 * @param operator who rents it out
 * @param mode bicycle, scooter, moped or car
 * @param path where and when; the departure is when the rider has unlocked it
 * @param cost its price and emissions
 * @param rental the vehicle, with all that is needed to hold it
 */
public record RentalLeg(String operator, Mode mode, LegPath path, LegCost cost, Rental rental) implements Leg {
    @Override
    public Optional<String> operatorId() {
        return Optional.of(operator);
    }
}
