package org.commonway.audit.ranking;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * All that the ranking knows of a trip (rules R1, R3 and R4). There is no operator here, no owner, no commission and no
 * contract, so that none can count; a trip of one operator and one of many are described alike.
 *
 * @param price what the rider pays in all, levy and fees included, in minor units of the search's one currency, 0 to
 *     {@link #MOST_PRICE}; empty when not all of it is known
 * @param departureSeconds leaving the door, since 1970, 0 to {@link #LATEST_SECONDS}
 * @param elapsedSeconds from leaving to being there, 0 to {@link #MOST_ELAPSED_SECONDS}
 * @param rides vehicles boarded, 0 for a walk, to {@link #MOST_RIDES}; staying on board counts once
 * @param walkMetres on foot, 0 to {@link #MOST_WALK_METRES}
 * @param co2Grams for all passengers, 0 to {@link #MOST_CO2_GRAMS}
 * @param stepFree what is known of steps
 * @param publicTransport that there is a ride, and every ride is by timetable
 * @param likelihoodPercent in how many of a hundred cases all goes as written, by the same measure for all, 0 to 100;
 *     empty when too little was seen, or when it depends on nothing
 */
public record Features(
        OptionalLong price,
        long departureSeconds,
        int elapsedSeconds,
        int rides,
        int walkMetres,
        int co2Grams,
        StepFree stepFree,
        boolean publicTransport,
        OptionalInt likelihoodPercent) {
    /** The highest price, in minor units. */
    public static final long MOST_PRICE = 1_000_000_000;
    /** The last departure: in the year 2286. */
    public static final long LATEST_SECONDS = 9_999_999_999L;
    /** The longest trip: some eleven days. */
    public static final int MOST_ELAPSED_SECONDS = 1_000_000;
    /** The most vehicles. */
    public static final int MOST_RIDES = 100;
    /** The longest way on foot. */
    public static final int MOST_WALK_METRES = 1_000_000;
    /** The most CO2. */
    public static final int MOST_CO2_GRAMS = 1_000_000_000;

    private static final int CERTAIN = 100;

    /** Refuses FEATURE_RANGE. */
    public Features {
        range("price", price.orElse(0), MOST_PRICE);
        range("departure", departureSeconds, LATEST_SECONDS);
        range("elapsed", elapsedSeconds, MOST_ELAPSED_SECONDS);
        range("rides", rides, MOST_RIDES);
        range("walk", walkMetres, MOST_WALK_METRES);
        range("co2", co2Grams, MOST_CO2_GRAMS);
        range("likelihood", likelihoodPercent.orElse(0), CERTAIN);
        if (publicTransport && rides == 0) {
            throw new AuditRefusal(RefusalCode.FEATURE_RANGE, "public transport without a ride");
        }
    }

    /** Being there, seconds since 1970. */
    public long arrivalSeconds() {
        return departureSeconds + elapsedSeconds;
    }

    /** Changes between vehicles. */
    public int changes() {
        return Math.max(0, rides - 1);
    }

    /** Whether nobody changes vehicles; a walk is direct. */
    public boolean direct() {
        return rides <= 1;
    }

    /**
     * Percent points by which the trip is less than certain. Where too little was seen this is 0: who is new or small is
     * not put behind for it.
     */
    public int doubtPercent() {
        return CERTAIN - likelihoodPercent.orElse(CERTAIN);
    }

    /** Whether this is at least as good in all that there is; an unknown price is never as good as a known one. */
    public boolean isNoWorseThan(Features other) {
        return departureSeconds >= other.departureSeconds
                && arrivalSeconds() <= other.arrivalSeconds()
                && price.orElse(Long.MAX_VALUE) <= other.price.orElse(Long.MAX_VALUE)
                && rides <= other.rides
                && walkMetres <= other.walkMetres
                && co2Grams <= other.co2Grams
                && stepFree.code() >= other.stepFree.code()
                && (publicTransport || !other.publicTransport)
                && doubtPercent() <= other.doubtPercent();
    }

    private static void range(String what, long value, long most) {
        if (value < 0 || value > most) {
            throw new AuditRefusal(RefusalCode.FEATURE_RANGE, what + " " + value);
        }
    }
}
