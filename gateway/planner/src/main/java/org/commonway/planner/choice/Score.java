package org.commonway.planner.choice;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the choice between trips looks at.
 *
 * @param departure leaving the door
 * @param arrival being there
 * @param price minor units; empty when not all of it is known
 * @param transfers changes between vehicles
 * @param co2Grams for all passengers
 * @param walkMetres on foot
 * @param course what is ridden, in order, such as "stcp 702"; empty for a walk
 * @param operators whose vehicles are ridden, in the order of their first leg, each once
 */
public record Score(
        Instant departure,
        Instant arrival,
        OptionalLong price,
        int transfers,
        int co2Grams,
        int walkMetres,
        List<String> course,
        List<String> operators) {
    /** Copies the lists. */
    public Score {
        course = List.copyOf(course);
        operators = List.copyOf(operators);
    }
}
