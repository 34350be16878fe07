package org.commonway.planner.itinerary;

import java.util.Set;

/**
 * A trip worth showing.
 *
 * @param itinerary the trip
 * @param strengths what it is best at; may be none
 * @param why one line for people
 */
public record PlanOption(Itinerary itinerary, Set<Strength> strengths, String why) {
    /** Copies the set. */
    public PlanOption {
        strengths = Set.copyOf(strengths);
    }
}
