package org.commonway.planner.streets.graphhopper;

/**
 * Time, length and delay of a way in one number: the sum of two numbers is that of the ways one after the other, and the
 * lower one is quicker, or as quick and shorter, or as quick and long and less delayed. For ways of less than half a day and
 * 400 kilometres.
 */
final class PackedWay {
    /** No way; the sum of three does not overflow. */
    static final long NEVER = Long.MAX_VALUE / 4;

    private static final int DELAY_BITS = 20;
    private static final int LENGTH_BITS = 22;
    private static final int TIME_SHIFT = DELAY_BITS + LENGTH_BITS;

    private PackedWay() {}

    static long of(int tenths, int decimetres, int delayTenths) {
        return ((long) tenths << TIME_SHIFT) | ((long) decimetres << DELAY_BITS) | delayTenths;
    }

    /** All that takes longer than so many tenths of a second is higher than this, and nothing else. */
    static long within(int tenths) {
        return ((tenths + 1L) << TIME_SHIFT) - 1;
    }

    static int tenths(long way) {
        return (int) (way >>> TIME_SHIFT);
    }

    static int decimetres(long way) {
        return (int) (way >>> DELAY_BITS) & ((1 << LENGTH_BITS) - 1);
    }

    static int delayTenths(long way) {
        return (int) way & ((1 << DELAY_BITS) - 1);
    }
}
