package org.commonway.planner.search;

/**
 * What two labels are compared by, packed into two keys so that several values are compared at once: each has a spare bit
 * above it, and taking one key from another whose spare bits are set clears those of exactly the values in which the other
 * is smaller. Values out of their range are refused.
 */
final class Criteria {
    private static final int VEHICLES_AT = 23;
    private static final int UNKNOWN_AT = 30;
    private static final int WALK_AT = 32;
    private static final int CO2_AT = 32;

    /** Times may lie before the day's base: where clocks go back, the first hour of the day does. */
    private static final int TIME_ZERO = 1 << 20;

    private static final int MOST_TIME = (1 << (VEHICLES_AT - 1)) - 1;
    private static final int MOST_VEHICLES = (1 << (UNKNOWN_AT - VEHICLES_AT - 1)) - 1;
    private static final int MOST_WALK = (1 << 24) - 1;

    /** Half the range of CO2: under way on a vehicle it counts from the pattern's first stop and may be negative. */
    private static final int CO2_ZERO = 1 << 24;

    private static final long SPARE_FIRST =
            (1L << (VEHICLES_AT - 1)) | (1L << (UNKNOWN_AT - 1)) | (1L << (WALK_AT - 1)) | (1L << (WALK_AT + 24));
    private static final long SPARE_SECOND = (1L << (CO2_AT - 1)) | (1L << (CO2_AT + 25));

    private Criteria() {}

    /** The label's time, vehicles, walking, and whether part of the price is unknown. */
    static long first(int[] label) {
        int time = label[Labels.TIME] + TIME_ZERO;
        int vehicles = label[Labels.VEHICLES];
        int walk = label[Labels.WALK];
        if ((time & ~MOST_TIME) != 0 || (vehicles & ~MOST_VEHICLES) != 0 || (walk & ~MOST_WALK) != 0) {
            throw new IllegalArgumentException(
                    "out of range: " + label[Labels.TIME] + " s, " + vehicles + ", " + walk + " m");
        }
        return time
                | ((long) vehicles << VEHICLES_AT)
                | ((long) label[Labels.UNKNOWN] << UNKNOWN_AT)
                | ((long) walk << WALK_AT);
    }

    /** The label's price and CO2. */
    static long second(int[] label) {
        int price = label[Labels.PRICE];
        long co2 = label[Labels.CO2] + (long) CO2_ZERO;
        if (price < 0 || (co2 >>> 25) != 0) {
            throw new IllegalArgumentException("out of range: " + price + " minor units, " + co2 + " g");
        }
        return price | (co2 << CO2_AT);
    }

    /** The first key with a time that is so much later; it must stay in its range. */
    static long later(long first, int seconds) {
        return first + seconds;
    }

    /** The first key with one more vehicle. */
    static long withVehicle(long first) {
        return first + (1L << VEHICLES_AT);
    }

    /** The first key with so many more seconds, vehicles and steps of walking. */
    static long ahead(long first, int seconds, int vehicles, int walk) {
        return first + seconds + ((long) vehicles << VEHICLES_AT) + ((long) walk << WALK_AT);
    }

    /** The time that a first key holds. */
    static int time(long first) {
        return ((int) first & MOST_TIME) - TIME_ZERO;
    }

    /** The second key with so many more steps of CO2. */
    static long dirtier(long second, int steps) {
        return second + ((long) steps << CO2_AT);
    }

    /** The second key with so many more minor units. */
    static long dearer(long second, int price) {
        return second + price;
    }

    /** Whether a first key says that part of the price is unknown. */
    static boolean isPriceUnknown(long first) {
        return (first >>> UNKNOWN_AT & 1) == 1;
    }

    /** The walking that a first key holds. */
    static int walk(long first) {
        return (int) (first >>> WALK_AT) & MOST_WALK;
    }

    /** The price that a second key holds. */
    static int price(long second) {
        return (int) second;
    }

    /** The CO2 that a second key holds. */
    static int co2(long second) {
        return (int) (second >>> CO2_AT) - CO2_ZERO;
    }

    /** Whether all of a label's first key is no worse than another's. */
    static boolean isNoWorseFirst(long key, long other) {
        return (((other | SPARE_FIRST) - key) & SPARE_FIRST) == SPARE_FIRST;
    }

    /** Whether all of a label's second key is no worse than another's. */
    static boolean isNoWorseSecond(long key, long other) {
        return (((other | SPARE_SECOND) - key) & SPARE_SECOND) == SPARE_SECOND;
    }
}
