package org.commonway.node.leg;

import java.util.List;

/**
 * What happens to a price when things go otherwise than planned; the operator signs it with every hold. Fees are in basis
 * points of the price.
 *
 * @param rollbackSeconds for so long after booking, and before the start, the whole trip may be taken back for nothing
 * @param cancellation what a rider pays who cancels, the earliest first
 * @param noShow what a rider pays who does not come
 * @param operatorCancelBps what the operator pays on top when it is the operator that cancels
 * @param reportWithinSeconds for so long after the leg's end the operator still reports its ride
 * @param vat VAT within the price
 */
public record Conditions(
        int rollbackSeconds,
        List<Tier> cancellation,
        NoShow noShow,
        int operatorCancelBps,
        int reportWithinSeconds,
        Vat vat) {
    /** Basis points of the whole. */
    public static final int WHOLE_BPS = 10_000;

    private static final int TIERS_MAX = 8;
    private static final int HOUR_SECONDS = 3_600;
    private static final int DAY_SECONDS = 24 * HOUR_SECONDS;
    private static final int WEEK_SECONDS = 7 * DAY_SECONDS;

    /**
     * Cancelled at least so long before the start, so much of the price is kept.
     *
     * @param secondsBeforeStart 0 to 30 days
     * @param feeBps 0 to 10000
     */
    public record Tier(int secondsBeforeStart, int feeBps) {
        /** Refuses what is out of bounds. */
        public Tier {
            requireBetween("seconds before the start", secondsBeforeStart, 30 * DAY_SECONDS);
            requireBetween("a cancellation fee", feeBps, WHOLE_BPS);
        }
    }

    /**
     * A rider who does not come.
     *
     * @param afterSeconds so long after the start it is reported
     * @param feeBps 0 to 10000
     */
    public record NoShow(int afterSeconds, int feeBps) {
        /** Refuses what is out of bounds. */
        public NoShow {
            requireBetween("seconds to wait for a rider", afterSeconds, DAY_SECONDS);
            requireBetween("a no-show fee", feeBps, WHOLE_BPS);
        }
    }

    /**
     * VAT within the price.
     *
     * @param bps of the net price, 0 to 5000
     * @param country ISO 3166-1 alpha-2; empty when bps is 0
     */
    public record Vat(int bps, String country) {
        /** No VAT. */
        public static final Vat NONE = new Vat(0, "");

        /** Refuses what is out of bounds. */
        public Vat {
            requireBetween("VAT", bps, 5_000);
            if (bps == 0 ? !country.isEmpty() : !country.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException(
                        "VAT needs the two capital letters of its country, and no VAT needs none, not '" + country
                                + "'");
            }
        }
    }

    /** Refuses what is out of bounds, and fees that fall as the start comes nearer. */
    public Conditions {
        cancellation = List.copyOf(cancellation);
        requireBetween("seconds to take a trip back", rollbackSeconds, HOUR_SECONDS);
        requireBetween("cancellation tiers", cancellation.size(), TIERS_MAX);
        requireBetween("the operator's own cancellation", operatorCancelBps, WHOLE_BPS);
        requireBetween("seconds to report a ride", reportWithinSeconds, WEEK_SECONDS);
        for (int tier = 1; tier < cancellation.size(); tier++) {
            Tier before = cancellation.get(tier - 1);
            Tier after = cancellation.get(tier);
            if (after.secondsBeforeStart() >= before.secondsBeforeStart() || after.feeBps() < before.feeBps()) {
                throw new IllegalArgumentException(
                        "cancellation tiers must come nearer to the start and never become cheaper, not "
                                + before.secondsBeforeStart() + ":" + before.feeBps() + " and then "
                                + after.secondsBeforeStart() + ":" + after.feeBps());
            }
        }
    }

    private static void requireBetween(String what, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(what + " must be 0 to " + most + ", not " + value);
        }
    }
}
