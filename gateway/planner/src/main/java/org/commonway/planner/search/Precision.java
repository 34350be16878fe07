package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonway.planner.criterion.Criterion;

/**
 * Which criteria a pass compares and in what steps. Arrival and the number of vehicles always count, and exactly; so does
 * the price. CO2 is counted ride by ride and walking walk by walk in whole steps of {@code 1 << shift}, rounded. Counted
 * like that they add up without error, so that a pass loses nothing in its own steps.
 *
 * @param price whether the price counts
 * @param co2Shift steps of grams; {@link #IGNORED} when CO2 does not count
 * @param walkShift steps of metres; {@link #IGNORED} when walking does not count
 * @param best the field of {@link Labels} of which only the least at the destination is wanted; -1 for all that is good
 */
record Precision(boolean price, int co2Shift, int walkShift, int best) {
    static final int IGNORED = 31;

    /** Steps of 256 grams. */
    static final int CO2_SHIFT = 8;

    /** Steps of 256 metres. */
    static final int WALK_SHIFT = 8;

    /**
     * A pass for all criteria in steps; it finds the cheapest, the fastest and the fewest changes exactly. And where CO2 or
     * walking count, a pass each that finds nothing but the greenest or the least walking of the restricted set, exactly.
     */
    static List<Precision> of(Set<Criterion> criteria) {
        List<Precision> passes = new ArrayList<>();
        passes.add(inSteps(criteria));
        if (criteria.contains(Criterion.CO2)) {
            passes.add(new Precision(false, 0, IGNORED, Labels.CO2));
        }
        if (criteria.contains(Criterion.WALKING)) {
            passes.add(new Precision(false, IGNORED, 0, Labels.WALK));
        }
        return passes;
    }

    static Precision inSteps(Set<Criterion> criteria) {
        return new Precision(
                criteria.contains(Criterion.PRICE),
                criteria.contains(Criterion.CO2) ? CO2_SHIFT : IGNORED,
                criteria.contains(Criterion.WALKING) ? WALK_SHIFT : IGNORED,
                -1);
    }

    /** Grams in steps. */
    int co2(int grams) {
        return steps(grams, co2Shift);
    }

    /** Metres on foot in steps. */
    int walk(int metres) {
        return steps(metres, walkShift);
    }

    private static int steps(int value, int shift) {
        int half = (1 << shift) >>> 1;
        return (value + half) >> shift;
    }
}
