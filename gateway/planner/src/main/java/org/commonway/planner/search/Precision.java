package org.commonway.planner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonway.planner.criterion.Criterion;

/**
 * Which criteria a pass compares and in what steps. Arrival and the number of vehicles always count, and exactly. CO2 is
 * counted ride by ride and walking walk by walk in whole steps of {@code 1 << shift}, rounded. Counted like that they add
 * up without error, so that a pass loses nothing in its own steps.
 *
 * @param price whether and how the price counts
 * @param co2Shift steps of grams; {@link #IGNORED} when CO2 does not count
 * @param walkShift steps of metres; {@link #IGNORED} when walking does not count
 * @param onFoot whether it looks only for trips with no vehicle but those of a timetable
 * @param best the field of {@link Labels} of which only the least at the destination is wanted; -1 for all that is good
 */
record Precision(PriceCount price, int co2Shift, int walkShift, boolean onFoot, int best) {
    static final int IGNORED = 31;

    /** Steps of 256 grams. */
    static final int CO2_SHIFT = 8;

    /** Steps of 256 metres. */
    static final int WALK_SHIFT = 8;

    /** {@link #best} of a pass for all that is good. */
    private static final int ALL = -1;

    /**
     * Passes for all that is good. One for all criteria in steps; it finds the fastest and the fewest changes exactly, and
     * without tickets the cheapest. Labels that hold tickets until different times are hardly ever comparable, and where
     * vehicles are rented, too, there are thousands: so in that pass each ride is paid, and one more compares the price
     * alone as it is paid, for trips on foot at both ends.
     *
     * @param tickets whether there are any
     */
    static List<Precision> ofAll(Set<Criterion> criteria, boolean tickets) {
        boolean both = tickets && criteria.contains(Criterion.PRICE);
        return both
                ? List.of(
                        inSteps(criteria, PriceCount.EACH_RIDE),
                        new Precision(PriceCount.WITH_TICKETS, IGNORED, IGNORED, true, ALL))
                : List.of(inSteps(criteria));
    }

    /** Passes that find nothing but the greenest, the least walking or the cheapest of the restricted set, exactly. */
    static List<Precision> ofLeast(Set<Criterion> criteria, boolean tickets) {
        List<Precision> passes = new ArrayList<>();
        if (criteria.contains(Criterion.CO2)) {
            passes.add(new Precision(PriceCount.NOT, 0, IGNORED, false, Labels.CO2));
        }
        if (criteria.contains(Criterion.WALKING)) {
            passes.add(new Precision(PriceCount.NOT, IGNORED, 0, false, Labels.WALK));
        }
        if (tickets && criteria.contains(Criterion.PRICE)) {
            passes.add(new Precision(PriceCount.WITH_TICKETS, IGNORED, IGNORED, false, Labels.PRICE));
        }
        return passes;
    }

    /** The steps of all criteria; the price as it is paid. */
    static Precision inSteps(Set<Criterion> criteria) {
        return inSteps(criteria, criteria.contains(Criterion.PRICE) ? PriceCount.WITH_TICKETS : PriceCount.NOT);
    }

    private static Precision inSteps(Set<Criterion> criteria, PriceCount price) {
        return new Precision(
                price,
                criteria.contains(Criterion.CO2) ? CO2_SHIFT : IGNORED,
                criteria.contains(Criterion.WALKING) ? WALK_SHIFT : IGNORED,
                false,
                ALL);
    }

    /** This pass as far as an {@link Outlook} depends on it: passes that are equal in that share one. */
    Precision bounded() {
        boolean wantsGreenest = best == Labels.CO2;
        boolean wantsLeastWalking = best == Labels.WALK;
        return new Precision(
                price,
                wantsGreenest ? co2Shift : IGNORED,
                wantsLeastWalking ? walkShift : IGNORED,
                false,
                wantsGreenest || wantsLeastWalking ? best : ALL);
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
