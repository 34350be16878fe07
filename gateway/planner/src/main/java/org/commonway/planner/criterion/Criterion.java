package org.commonway.planner.criterion;

/** What a search may compare trips by, besides departure, arrival and the number of vehicles, which always count. */
public enum Criterion {
    /** Minor units for all passengers. */
    PRICE,
    /** Grams for all passengers. */
    CO2,
    /** Metres on foot. */
    WALKING
}
