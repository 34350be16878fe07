package org.commonway.planner.itinerary;

/** What an option is best at among those found. */
public enum Strength {
    /** Arrives first; of those that must arrive by a moment, leaves last. */
    FASTEST,
    /** Costs least. */
    CHEAPEST,
    /** Emits least. */
    GREENEST,
    /** Walks least. */
    LEAST_WALKING,
    /** Changes least. */
    FEWEST_CHANGES,
    /** Leaves most time at its tightest change; ten minutes are enough. */
    CALMEST
}
