package org.commonway.planner.itinerary;

/** What an option is best at among those found. */
public enum Strength {
    /** Arrives first. */
    FASTEST,
    /** Costs least. */
    CHEAPEST,
    /** Emits least. */
    GREENEST,
    /** Walks least. */
    LEAST_WALKING,
    /** Changes least. */
    FEWEST_CHANGES
}
