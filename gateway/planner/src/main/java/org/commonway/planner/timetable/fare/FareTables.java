package org.commonway.planner.timetable.fare;

/**
 * The fares of one feed. Where a feed has both kinds GTFS lets a reader choose; v2 says more and is chosen.
 *
 * @param v1 fare_attributes.txt and fare_rules.txt
 * @param v2 the files of Fares v2
 */
public record FareTables(FaresV1 v1, FaresV2 v2) {
    /** Of a feed without fares. */
    public static FareTables none() {
        return new FareTables(FaresV1.none(), FaresV2.none());
    }
}
