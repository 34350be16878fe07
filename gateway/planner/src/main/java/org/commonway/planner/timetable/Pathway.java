package org.commonway.planner.timetable;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A way between two places inside a station, as in GTFS pathways.txt.
 *
 * @param pathwayId GTFS pathway_id
 * @param fromStop index in {@link Timetable#stops()} of a stop, entrance, node or boarding area
 * @param toStop likewise
 * @param mode how people move
 * @param bidirectional whether it can be taken both ways; exit gates cannot
 * @param shape what it is like to walk
 * @param signs what is written on the way
 */
public record Pathway(
        String pathwayId, int fromStop, int toStop, PathwayMode mode, boolean bidirectional, Shape shape, Signs signs) {
    /**
     * What a pathway is like, as far as the feed says.
     *
     * @param lengthMetres along the ground (length), 0 or more
     * @param traversalSeconds on average (traversal_time), above 0
     * @param stairCount steps, below 0 when they lead down from {@code fromStop} (stair_count)
     * @param maxSlope rise by length, below 0 downwards; 0 when the feed gives none (max_slope)
     * @param minWidthMetres at its narrowest (min_width), above 0
     */
    public record Shape(
            OptionalDouble lengthMetres,
            OptionalInt traversalSeconds,
            OptionalInt stairCount,
            double maxSlope,
            OptionalDouble minWidthMetres) {}

    /**
     * Signs for riders; may be empty.
     *
     * @param forward on the way (signposted_as)
     * @param backward on the way back (reversed_signposted_as)
     */
    public record Signs(String forward, String backward) {}
}
