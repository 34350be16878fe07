package org.commonway.planner.itinerary;

import java.util.Optional;
import org.commonway.rules.money.Money;

/**
 * What a leg costs the rider and the air.
 *
 * @param price for all passengers; empty when it is not known
 * @param co2Grams for all passengers
 * @param priceGap one sentence that says why the price is not known, where there is one to say
 */
public record LegCost(Optional<Money> price, int co2Grams, Optional<String> priceGap) {
    /** Of a leg whose price is known, or not known without more to say. */
    public LegCost(Optional<Money> price, int co2Grams) {
        this(price, co2Grams, Optional.empty());
    }
}
