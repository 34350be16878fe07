package org.commonway.gateway.plan;

import java.time.Instant;
import java.time.InstantSource;
import org.commonway.audit.record.AskedOperator;

/**
 * When a search came in, by both clocks.
 *
 * @param at by the wall clock
 * @param nanos at the same moment, as {@link System#nanoTime} has it
 */
public record SearchMoment(Instant at, long nanos) {
    /** This moment. */
    public static SearchMoment now(InstantSource clock) {
        return new SearchMoment(clock.instant(), System.nanoTime());
    }

    /** How many whole milliseconds after it something was, 0 to {@link AskedOperator#MOST_MILLIS}. */
    int millisTo(long otherNanos) {
        return (int) Math.max(0, Math.min(AskedOperator.MOST_MILLIS, (otherNanos - nanos) / 1_000_000));
    }
}
