package org.commonway.audit.ranking;

import java.util.stream.LongStream;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * How many points a rider gives for what; a trip with fewer points is better. Each is 0 to {@link #MOST}, so that no sum
 * of points comes near what a {@code long} holds: at most some 2 * 10^15.
 *
 * @param price for each minor unit; a trip whose price is not known comes behind all others, unless this is 0
 * @param elapsed for each second from leaving to being there
 * @param change for each change of vehicles
 * @param walk for each metre on foot
 * @param co2 for each gram
 * @param doubt for each percent point that the trip is less than certain
 * @param steps for a trip that is not known to be free of steps
 */
public record Weights(long price, long elapsed, long change, long walk, long co2, long doubt, long steps) {
    /** The heaviest. */
    public static final long MOST = 1_000_000;

    /** Nothing counts. */
    public static final Weights NONE = new Weights(0, 0, 0, 0, 0, 0, 0);

    /** Refuses WEIGHT_RANGE. */
    public Weights {
        LongStream.of(price, elapsed, change, walk, co2, doubt, steps).forEach(weight -> {
            if (weight < 0 || weight > MOST) {
                throw new AuditRefusal(RefusalCode.WEIGHT_RANGE, "weight " + weight);
            }
        });
    }

    /** The points of a trip; {@link Ranking#LAST} where the price counts and is not known. */
    long points(Features trip) {
        if (price > 0 && trip.price().isEmpty()) {
            return Ranking.LAST;
        }
        return price * trip.price().orElse(0)
                + elapsed * trip.elapsedSeconds()
                + change * trip.changes()
                + walk * trip.walkMetres()
                + co2 * trip.co2Grams()
                + doubt * trip.doubtPercent()
                + (trip.stepFree() == StepFree.YES ? 0 : steps);
    }
}
