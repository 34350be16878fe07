package org.commonway.planner.request;

import java.time.Duration;
import java.time.Instant;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;

/**
 * When a rider wants to travel.
 *
 * @param moment the earliest departure, or the latest arrival; from 1970 to 2200
 * @param end which of the two
 * @param window for how long after the earliest departure a departure is of interest, or for how long before the last
 *     departure that still arrives in time; 0 to 2 hours
 */
public record Timing(Instant moment, End end, Duration window) {
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Duration LONGEST_WINDOW = Duration.ofHours(2);

    /** Which end of the trip the moment is about. */
    public enum End {
        /** Not before the moment from the door. */
        DEPART_AT,
        /** At the other door by the moment. */
        ARRIVE_BY
    }

    /** Refuses with REQUEST_INVALID what lies outside the ranges. */
    public Timing {
        String what = end == End.DEPART_AT ? "departure" : "arrival";
        if (moment.isBefore(EARLIEST) || !moment.isBefore(LATEST)) {
            throw new PlannerRefusal(RefusalCode.REQUEST_INVALID, "The " + what + " must lie between 1970 and 2200.");
        }
        if (window.isNegative() || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new PlannerRefusal(
                    RefusalCode.REQUEST_INVALID,
                    "The departure window is 0 to 2 hours, not " + window.toMinutes() + " minutes.");
        }
    }

    /** Whether the moment is the latest arrival. */
    public boolean arrivesBy() {
        return end == End.ARRIVE_BY;
    }
}
