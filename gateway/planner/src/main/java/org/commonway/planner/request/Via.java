package org.commonway.planner.request;

import java.time.Duration;
import org.commonway.planner.place.Place;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;

/**
 * A place to come by on the way.
 *
 * @param place where
 * @param stay how long to stay there at least, 0 to 12 hours
 */
public record Via(Place place, Duration stay) {
    private static final Duration LONGEST_STAY = Duration.ofHours(12);

    /** Refuses with REQUEST_INVALID a stay outside the range. */
    public Via {
        if (stay.isNegative() || stay.compareTo(LONGEST_STAY) > 0) {
            throw new PlannerRefusal(
                    RefusalCode.REQUEST_INVALID,
                    "The stay at a place on the way is 0 to 12 hours, not " + stay.toMinutes() + " minutes.");
        }
    }
}
