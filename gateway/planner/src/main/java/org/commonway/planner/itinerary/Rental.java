package org.commonway.planner.itinerary;

import java.util.Optional;

/**
 * What is rented.
 *
 * @param vehicleId the operator's id of the vehicle
 * @param vehicleTypeId its type
 * @param pricingPlanId the plan that gave the price
 * @param ridingSeconds planned riding time; the price is for this
 * @param fromStationId where it stood docked; empty when free-floating
 * @param toStationId where it must be given back; empty when it may be left where the ride ends
 * @param minimumAge in years, of whoever rides it; 0 where the operator asks for none
 */
public record Rental(
        String vehicleId,
        String vehicleTypeId,
        String pricingPlanId,
        int ridingSeconds,
        Optional<String> fromStationId,
        Optional<String> toStationId,
        int minimumAge) {}
