package org.commonway.planner.itinerary;

import java.util.Set;

/**
 * A trip worth showing.
 *
 * @param itinerary the trip
 * @param strengths what it is best at; may be none
 * @param why one line for people
 * @param likelihoods how likely its changes are made and its rented vehicles are still there
 */
public record PlanOption(Itinerary itinerary, Set<Strength> strengths, String why, Likelihoods likelihoods) {
    /** Copies the set. */
    public PlanOption {
        strengths = Set.copyOf(strengths);
    }
}
