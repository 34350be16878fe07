package org.commonway.planner.station;

import java.util.OptionalInt;
import org.commonway.planner.timetable.Pathway;

/**
 * How long a pathway takes and how long it is. Its traversal_time counts. Without one a lift takes 60 seconds, and
 * anything else its length at 5 km/h, on stairs without a length 0.4 metres for each step (as OpenTripPlanner has it).
 * Of what has none of these, stairs and escalators take 30 seconds, gates 5, and level ways are the bee-line between
 * their ends.
 *
 * @param tenths of a second
 * @param decimetres on foot
 */
record PathwayWalk(int tenths, int decimetres) {
    private static final double TENTHS_PER_DECIMETRE = 3.6 / 5;
    private static final int DECIMETRES_PER_STEP = 4;
    private static final int LIFT_TENTHS = 600;
    private static final int STAIRS_TENTHS = 300;
    private static final int GATE_TENTHS = 50;

    /**
     * The walk along a pathway.
     *
     * @param beeMetres between its ends
     */
    static PathwayWalk of(Pathway pathway, double beeMetres) {
        int decimetres = decimetres(pathway, beeMetres);
        OptionalInt given = pathway.shape().traversalSeconds();
        return new PathwayWalk(given.isPresent() ? 10 * given.getAsInt() : tenths(pathway, decimetres), decimetres);
    }

    private static int decimetres(Pathway pathway, double beeMetres) {
        Pathway.Shape shape = pathway.shape();
        if (shape.lengthMetres().isPresent()) {
            return (int) Math.round(10 * shape.lengthMetres().getAsDouble());
        }
        return switch (pathway.mode()) {
            case STAIRS -> DECIMETRES_PER_STEP * Math.abs(shape.stairCount().orElse(0));
            case WALKWAY, MOVING_SIDEWALK -> (int) Math.round(10 * beeMetres);
            case ESCALATOR, ELEVATOR, FARE_GATE, EXIT_GATE -> 0;
        };
    }

    private static int tenths(Pathway pathway, int decimetres) {
        boolean measured = pathway.shape().lengthMetres().isPresent();
        int walking = (int) Math.ceil(decimetres * TENTHS_PER_DECIMETRE);
        return switch (pathway.mode()) {
            case WALKWAY, MOVING_SIDEWALK -> walking;
            case STAIRS -> {
                boolean counted = pathway.shape().stairCount().isPresent();
                yield measured || counted ? walking : STAIRS_TENTHS;
            }
            case ESCALATOR -> measured ? walking : STAIRS_TENTHS;
            case ELEVATOR -> LIFT_TENTHS;
            case FARE_GATE, EXIT_GATE -> measured ? walking : GATE_TENTHS;
        };
    }
}
