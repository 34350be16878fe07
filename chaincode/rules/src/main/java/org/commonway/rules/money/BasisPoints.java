package org.commonway.rules.money;

/** Parts of a whole in basis points: 10000 of them are all of it. Whole numbers only, exact over the range of a long. */
public final class BasisPoints {
    /** All of it. */
    public static final int WHOLE = 10_000;

    private BasisPoints() {}

    /**
     * So many basis points of the amount, rounded down.
     *
     * @param minorUnits 0 or more
     * @param bps 0 to 10000
     */
    public static long ofRoundedDown(long minorUnits, int bps) {
        requireNotNegative(minorUnits);
        if (!isPart(bps)) {
            throw new IllegalArgumentException("not 0 to 10000 basis points: " + bps);
        }
        // Whole ten thousands first: their product with bps fits whatever the amount.
        return minorUnits / WHOLE * bps + minorUnits % WHOLE * bps / WHOLE;
    }

    /**
     * The tax inside an amount that has it in already: amount * bps / (10000 + bps), half a unit rounded up.
     *
     * @param minorUnits 0 or more
     * @param bps of the net amount, 0 to 10000
     */
    public static long includedInRoundedHalfUp(long minorUnits, int bps) {
        requireNotNegative(minorUnits);
        if (!isPart(bps)) {
            throw new IllegalArgumentException("not 0 to 10000 basis points: " + bps);
        }
        long gross = (long) WHOLE + bps;
        return minorUnits / gross * bps + (2 * (minorUnits % gross) * bps + gross) / (2 * gross);
    }

    /** Whether this is 0 to 10000. */
    public static boolean isPart(int bps) {
        return bps >= 0 && bps <= WHOLE;
    }

    private static void requireNotNegative(long minorUnits) {
        if (minorUnits < 0) {
            throw new IllegalArgumentException("a part of a negative amount: " + minorUnits);
        }
    }
}
