package org.commonway.planner.fare.feed;

import java.util.List;
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
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("there is no ride to price");
        }
        FaresV2 v2 = timetable.fares().v2();
        if (!v2.legRules().isEmpty()) {
            if (v2.completeness() == Completeness.LINES_LEFT_OUT) {
                return leftOut("fare_leg_rules.txt or what it refers to");
            }
            if (v2.completeness() == Completeness.JOINS_LEGS && legs.size() > 1) {
                return new FareAnswer.Incomplete("The feed joins legs by fare_leg_join_rules.txt, which is not read.");
            }
            return new LegFares(timetable, legs).price();
        }
        FaresV1 v1 = timetable.fares().v1();
        if (v1.attributes().isEmpty()) {
            return new FareAnswer.Incomplete("The feed has no fares.");
        }
        return v1.whole() ? new ZoneFares(timetable, legs).price() : leftOut("fare_attributes.txt or fare_rules.txt");
    }

    private static FareAnswer leftOut(String files) {
        return new FareAnswer.Incomplete("Lines of " + files + " were left out; see the feed's report.");
    }
}
