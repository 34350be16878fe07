package org.commonway.node.fare;

import org.commonway.rules.money.Money;

/**
 * A start price and a price by road distance.
 *
 * @param start price of getting in
 * @param perKm price of each kilometre, same currency
 */
public record DistanceFare(Money start, Money perKm) {

    /** The price of so many metres; a fraction of a minor unit is rounded half up. */
    public Money priceOf(long distanceMetres) {
        long perMetreTimes1000 = Math.multiplyExact(perKm.minorUnits(), distanceMetres);
        return start.plus(new Money(Math.floorDiv(Math.addExact(perMetreTimes1000, 500), 1000L), perKm.currency()));
    }
}
