package org.commonway.node.leg;

import java.util.Optional;
import org.commonway.rules.money.Money;

/**
 * A leg with its price and what nobody else may have meanwhile.
 *
 * @param kind who sold it
 * @param terms the leg as it is booked
 * @param price the most that it costs, in minor units; with a meter it may end up cheaper
 * @param claim the vehicle; empty for a timetable leg without seats
 * @param sale on what it is sold
 */
public record PricedLeg(LegKind kind, LegTerms terms, Money price, Optional<AssetClaim> claim, SaleTerms sale) {

    /**
     * What nobody else may have meanwhile.
     *
     * @param assetId of the vehicle within the operator
     * @param window journey time; the leg's window lies within it
     */
    public record AssetClaim(String assetId, TimeWindow window) {}

    /** Refuses a claim that does not cover the ride. */
    public PricedLeg {
        if (claim.isPresent() && !claim.get().window().contains(terms.window())) {
            throw new IllegalArgumentException("the claim " + claim.get() + " does not cover " + terms.window());
        }
    }

    /** What a ride of so many seconds costs: by the meter and never above the price, or the price itself. */
    public Money costOf(int rideSeconds) {
        return sale.meter()
                .map(plan -> plan.priceOf(rideSeconds))
                .filter(metered -> metered.minorUnits() < price.minorUnits())
                .orElse(price);
    }
}
