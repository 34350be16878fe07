package org.commonway.planner.fare.feed;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.fare.FaresV1;
import org.commonway.planner.timetable.fare.FaresV2;
import org.commonway.planner.timetable.fare.FaresV2.Completeness;

/** Prices rides by the fares of their feed: GTFS Fares v2 where the feed has leg rules, otherwise v1. */
public final class FareOf {
    private FareOf() {}

    /**
     * The least that one adult pays for these rides; a pure function. It is never a sum with an unknown part.
     *
     * @param timetable of all the rides
     * @param legs in the order in which they are ridden, at least one
     */
    public static FareAnswer adult(Timetable timetable, List<FareLeg> legs) {
        return findGap(timetable, legs)
                .<FareAnswer>map(gap -> gap)
                .orElseGet(() -> isV2(timetable)
                        ? new LegFares(timetable, legs).price()
                        : new ZoneFares(timetable, legs).price());
    }

    /**
     * As {@link #adult}, paid in one currency, with what each leg carries of it.
     *
     * @param currency what is paid in; where the feed's fares are in others alone, the price is not known
     */
    public static FareReceipt receipt(Timetable timetable, List<FareLeg> legs, Currency currency) {
        return findGap(timetable, legs)
                .map(gap -> new FareReceipt(gap, List.of()))
                .orElseGet(() -> isV2(timetable)
                        ? new LegFares(timetable, legs).receipt(currency)
                        : new ZoneFares(timetable, legs).receipt(currency));
    }

    /** Why nothing is known of a feed's fares at all; empty where something is. */
    static Optional<FareAnswer.Incomplete> findGap(Timetable timetable) {
        FaresV2 v2 = timetable.fares().v2();
        FaresV1 v1 = timetable.fares().v1();
        if (isV2(timetable)) {
            return v2.completeness() == Completeness.LINES_LEFT_OUT
                    ? leftOut("fare_leg_rules.txt or what it refers to")
                    : Optional.empty();
        }
        if (v1.attributes().isEmpty()) {
            return Optional.of(new FareAnswer.Incomplete("The feed has no fares."));
        }
        return v1.whole() ? Optional.empty() : leftOut("fare_attributes.txt or fare_rules.txt");
    }

    private static Optional<FareAnswer.Incomplete> findGap(Timetable timetable, List<FareLeg> legs) {
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("there is no ride to price");
        }
        return findGap(timetable)
                .or(() -> joinsLegs(timetable) && legs.size() > 1
                        ? Optional.of(new FareAnswer.Incomplete(
                                "The feed joins legs by fare_leg_join_rules.txt, which is not read."))
                        : Optional.empty());
    }

    static boolean isV2(Timetable timetable) {
        return !timetable.fares().v2().legRules().isEmpty();
    }

    static boolean joinsLegs(Timetable timetable) {
        return isV2(timetable) && timetable.fares().v2().completeness() == Completeness.JOINS_LEGS;
    }

    private static Optional<FareAnswer.Incomplete> leftOut(String files) {
        return Optional.of(new FareAnswer.Incomplete("Lines of " + files + " were left out; see the feed's report."));
    }

    /** What is said where rides cannot be paid in a currency, with what they cost otherwise. */
    static FareReceipt notPaidIn(Currency currency, FareAnswer otherwise) {
        FareAnswer why = otherwise instanceof FareAnswer.Known known
                ? new FareAnswer.Incomplete("The feed's fares are in "
                        + known.price().currency().getCurrencyCode() + ", not in " + currency.getCurrencyCode() + ".")
                : otherwise;
        return new FareReceipt(why, List.of());
    }
}
