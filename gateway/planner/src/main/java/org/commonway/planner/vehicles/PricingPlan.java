package org.commonway.planner.vehicles;

import org.commonway.rules.money.Money;

/**
 * A start price and a price for each started minute, as in GBFS system_pricing_plans.json.
 *
 * @param planId the operator's own id
 * @param start paid once, not negative
 * @param perMinute paid for each started minute, not negative, in the same currency
 */
public record PricingPlan(String planId, Money start, Money perMinute) {
    /** Refuses negative prices and two currencies. */
    public PricingPlan {
        if (start.minorUnits() < 0 || perMinute.minorUnits() < 0) {
            throw new IllegalArgumentException("pricing plan " + planId + " has a negative price");
        }
        if (!start.currency().equals(perMinute.currency())) {
            throw new IllegalArgumentException("pricing plan " + planId + " mixes currencies");
        }
    }

    /** The price of a ride of this many seconds. */
    public Money priceFor(int ridingSeconds) {
        long minutes = (ridingSeconds + 59L) / 60;
        return new Money(
                Math.addExact(start.minorUnits(), Math.multiplyExact(minutes, perMinute.minorUnits())),
                start.currency());
    }
}
