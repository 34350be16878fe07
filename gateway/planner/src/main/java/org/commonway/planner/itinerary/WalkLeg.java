package org.commonway.planner.itinerary;

import java.util.Optional;
import org.commonway.planner.mode.Mode;

/**
 * A walk.
 *
 * @param path where and when
 */
public record WalkLeg(LegPath path) implements Leg {
    @Override
    public Mode mode() {
        return Mode.WALK;
    }

    @Override
    public Optional<String> operatorId() {
        return Optional.empty();
    }

    @Override
    public LegCost cost() {
        return new LegCost(Optional.empty(), 0);
    }
}
