package org.commonway.planner.station;

import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.Pathway;
import org.commonway.planner.timetable.Possibility;
import org.commonway.planner.timetable.Stop;

/**
 * What of a station can be used in a wheelchair, as far as its feed says. Barred are stairs and escalators; a pathway
 * with steps; one that rises by more than 8.3 %, the figure that the GTFS reference gives for max_slope from the ADA;
 * one narrower than 815 mm, the least clear width of the ADA (403.5.1); and an entrance that the feed calls
 * inaccessible (wheelchair_boarding 2). What the feed does not say bars nothing.
 */
final class StepFree {
    private static final double STEEPEST = 0.083;
    private static final double NARROWEST_METRES = 0.815;

    private StepFree() {}

    static boolean allows(Pathway pathway) {
        boolean level = switch (pathway.mode()) {
            case WALKWAY, MOVING_SIDEWALK, ELEVATOR, FARE_GATE, EXIT_GATE -> true;
            case STAIRS, ESCALATOR -> false;
        };
        Pathway.Shape shape = pathway.shape();
        return level
                && shape.stairCount().orElse(0) == 0
                && Math.abs(shape.maxSlope()) <= STEEPEST
                && shape.minWidthMetres().orElse(NARROWEST_METRES) >= NARROWEST_METRES;
    }

    static boolean allows(Stop stop) {
        return stop.detail().type() != LocationType.ENTRANCE
                || stop.detail().wheelchairBoarding() != Possibility.IMPOSSIBLE;
    }
}
