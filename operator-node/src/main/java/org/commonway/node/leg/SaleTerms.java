package org.commonway.node.leg;

import java.time.Instant;
import java.util.Optional;
import org.commonway.node.fare.PricingPlan;

/**
 * On what a leg is sold, beside its price.
 *
 * @param conditions what happens to the price when things go otherwise
 * @param meter what the ride really costs by the minute; the price is its cap then. Empty for a flat price
 * @param ticketStart when the ticket that pays this leg began, journey time; empty when tickets do not carry over
 */
public record SaleTerms(Conditions conditions, Optional<PricingPlan> meter, Optional<Instant> ticketStart) {

    /** A flat price without a ticket that carries over. */
    public static SaleTerms flat(Conditions conditions) {
        return new SaleTerms(conditions, Optional.empty(), Optional.empty());
    }
}
