package org.commonway.planner.itinerary;

import java.util.Optional;
import java.util.Set;

/**
 * A trip worth showing.
 *
 * @param itinerary the trip
 * @param strengths what it is best at; may be none
 * @param why one line for people
 * @param likelihoods how likely its changes are made and its rented vehicles are still there
 * @param stepFree of a trip that was asked to be step-free: one sentence on what is known of that, and what is not
 */
public record PlanOption(
        Itinerary itinerary, Set<Strength> strengths, String why, Likelihoods likelihoods, Optional<String> stepFree) {
    /** A trip that may have steps. */
    public PlanOption(Itinerary itinerary, Set<Strength> strengths, String why, Likelihoods likelihoods) {
        this(itinerary, strengths, why, likelihoods, Optional.empty());
    }

    /** Copies the set. */
    public PlanOption {
        strengths = Set.copyOf(strengths);
    }

    /** The same of a trip that says more. */
    public PlanOption withItinerary(Itinerary more) {
        return new PlanOption(more, strengths, why, likelihoods, stepFree);
    }
}
