package org.commonway.planner.fare.feed;

import org.commonway.rules.money.Money;

/** What rides cost, or why nobody can say. */
public sealed interface FareAnswer {
    /**
     * The least that an adult pays for all of them.
     *
     * @param price of all legs together
     * @param mediumId GTFS fare_media_id of what it is paid with at this price; empty when that does not matter
     */
    record Known(Money price, String mediumId) implements FareAnswer {}

    /**
     * The fare of a leg is unknown, and so that of all: a sum of the others would be too low.
     *
     * @param why one sentence, naming the leg where it is one leg's fault
     */
    record Incomplete(String why) implements FareAnswer {}
}
