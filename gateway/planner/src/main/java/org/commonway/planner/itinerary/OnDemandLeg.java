package org.commonway.planner.itinerary;

import java.util.Optional;
import org.commonway.planner.mode.Mode;

/**
 * A quoted ride on demand.
 *
 * @param operator who drives
 * @param path where and when
 * @param cost the quoted price and the emissions
 * @param quoteId as the caller gave it
 */
public record OnDemandLeg(String operator, LegPath path, LegCost cost, String quoteId) implements Leg {
    @Override
    public Mode mode() {
        return Mode.SHUTTLE;
    }

    @Override
    public Optional<String> operatorId() {
        return Optional.of(operator);
    }
}
