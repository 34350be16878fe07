package org.commonway.node.fare;

import org.commonway.rules.money.Money;

/**
 * A start price and a price for each started minute, the part of GBFS system_pricing_plans.json that the network sells.
 *
 * @param planId plan_id of the feed
 * @param start price of unlocking
 * @param perMinute price of each started minute, same currency
 */
public record PricingPlan(String planId, Money start, Money perMinute) {

    /** The price of a ride of so many seconds. */
    public Money priceOf(int durationSeconds) {
        long minutes = Math.max(1, (durationSeconds + 59L) / 60);
        return start.plus(new Money(Math.multiplyExact(perMinute.minorUnits(), minutes), perMinute.currency()));
    }
}
