package org.commonway.planner.itinerary;

/**
 * How likely it is that a leg can be begun.
 *
 * @param leg index in the itinerary
 * @param kind what it depends on
 * @param likelihood how likely
 */
public record LegLikelihood(int leg, Kind kind, Likelihood likelihood) {
    /** What the beginning of a leg depends on. */
    public enum Kind {
        /** On the ride before, which must come before this leg's vehicle leaves. */
        CHANGE,
        /** On nobody else taking the vehicle first. */
        RENTAL
    }
}
