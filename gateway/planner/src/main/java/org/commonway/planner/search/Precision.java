package org.commonway.planner.search;

import java.util.List;

/**
 * Which criteria a search compares and how finely. Arrival and the number of vehicles always count; values are kept
 * exact, only the comparing is coarse: two values in the same step of {@code 1 << shift} count as equal.
 *
 * @param arrivalShift steps of seconds
 * @param price whether the price counts, exactly
 * @param co2Shift steps of grams; {@link #IGNORED} when CO2 does not count
 * @param walkShift steps of metres; {@link #IGNORED} when walking does not count
 */
record Precision(int arrivalShift, boolean price, int co2Shift, int walkShift) {
    static final int IGNORED = 31;

    /**
     * One search for each single criterion, exact, so that the cheapest, the greenest, the least walking, the fastest and
     * the fewest changes within the restriction are found exactly; and one for all criteria in steps of 32 seconds, 64
     * grams and 128 metres for what lies between.
     */
    static final List<Precision> ALL = List.of(
            new Precision(0, true, IGNORED, IGNORED),
            new Precision(0, false, 0, IGNORED),
            new Precision(0, false, IGNORED, 0),
            new Precision(5, true, 6, 7));

    /** For departures later in the window only the last of them. */
    static final List<Precision> COARSE = List.of(new Precision(5, true, 6, 7));

    boolean co2() {
        return co2Shift != IGNORED;
    }

    boolean walk() {
        return walkShift != IGNORED;
    }
}
