package org.commonway.planner.ride;

import java.time.Instant;
import org.commonway.planner.place.Coordinate;
import org.commonway.rules.money.Money;

/**
 * A quoted ride on demand between the two places of a request.
 *
 * @param operatorId who quoted it
 * @param quoteId opaque to the planner; comes back in the leg
 * @param from where the rider is picked up
 * @param to where the ride ends
 * @param pickUpAt when it starts
 * @param arriveAt when it ends, after {@code pickUpAt}
 * @param price for all passengers of the request
 */
public record OnDemandOption(
        String operatorId,
        String quoteId,
        Coordinate from,
        Coordinate to,
        Instant pickUpAt,
        Instant arriveAt,
        Money price) {
    /** Refuses a ride that ends before it starts. */
    public OnDemandOption {
        if (!arriveAt.isAfter(pickUpAt)) {
            throw new IllegalArgumentException("quote " + quoteId + " arrives before it picks up");
        }
    }
}
