package org.commonway.planner.itinerary;

import java.util.Optional;
import org.commonway.planner.mode.Mode;

/**
 * A walk.
 *
 * @param path where and when
 * @param wheelchair YES where it stays inside a station whose feed describes the way; of streets too little is known
 */
public record WalkLeg(LegPath path, Wheelchair wheelchair) implements Leg {
    /** A walk along streets. */
    public WalkLeg(LegPath path) {
        this(path, Wheelchair.UNKNOWN);
    }

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
