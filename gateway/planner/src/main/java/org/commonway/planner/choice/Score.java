package org.commonway.planner.choice;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the choice between trips looks at.
 *
 * @param departure leaving the door
 * @param arrival being there
 * @param price minor units; empty when not all of it is known
 * @param transfers changes between vehicles
 * @param co2Grams for all passengers
 * @param walkMetres on foot
 * @param spareSeconds what is left at the tightest change of timetable vehicles after walking to the next;
 *     {@link #NO_CHANGE} where there is none
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
        int spareSeconds,
        List<String> course,
        List<String> operators) {
    /** The spare seconds of a trip without changes. */
    public static final int NO_CHANGE = Integer.MAX_VALUE;

    /** Copies the lists. */
    public Score {
        course = List.copyOf(course);
        operators = List.copyOf(operators);
    }

    /** The two, one after the other; what is ridden in both counts as changed between. */
    public Score then(Score next) {
        return new Score(
                departure,
                next.arrival,
                price.isPresent() && next.price.isPresent()
                        ? OptionalLong.of(price.getAsLong() + next.price.getAsLong())
                        : OptionalLong.empty(),
                transfers + next.transfers + (course.isEmpty() || next.course.isEmpty() ? 0 : 1),
                co2Grams + next.co2Grams,
                walkMetres + next.walkMetres,
                Math.min(spareSeconds, next.spareSeconds),
                Stream.concat(course.stream(), next.course.stream()).toList(),
                Stream.concat(operators.stream(), next.operators.stream())
                        .distinct()
                        .toList());
    }

    /** Whether this is at least as good in time, price, changes, CO2 and walking; an unknown price is no reason. */
    public boolean isNoWorseThan(Score other) {
        return !departure.isBefore(other.departure)
                && !arrival.isAfter(other.arrival)
                && price.orElse(Long.MAX_VALUE) <= other.price.orElse(Long.MAX_VALUE)
                && transfers <= other.transfers
                && co2Grams <= other.co2Grams
                && walkMetres <= other.walkMetres;
    }
}
