package org.commonway.gateway.booking;

import java.util.List;
import org.commonway.rules.money.Money;

/**
 * What is to be booked, free of planner types.
 *
 * @param city the channel of the city whose ledger is to have it
 * @param planId the plan that was shown
 * @param optionId the option of it that the rider chose
 * @param legs only the legs that need a hold (not walking), in riding order
 * @param fare what the rider was shown; the sum of the legs' prices
 * @param legsJson all legs of the option as the API shows them (a JSON array), kept for showing the trip later
 */
public record TripDraft(String city, String planId, String optionId, List<LegDraft> legs, Money fare, String legsJson) {

    /** Refuses a fare that is not the sum of its legs: that would be a fault of the search. */
    public TripDraft {
        legs = List.copyOf(legs);
        Money sum = fare.zero();
        for (LegDraft leg : legs) {
            sum = sum.plus(leg.price());
        }
        if (!sum.equals(fare)) {
            throw new IllegalArgumentException("legs cost " + sum + ", the fare says " + fare);
        }
    }
}
