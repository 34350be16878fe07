package org.commonway.rules.hold;

import java.util.List;
import java.util.regex.Pattern;
import org.commonway.rules.money.BasisPoints;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * What happens to a price when things go otherwise than planned, as its operator signed it.
 *
 * @param metered true when the price is a cap and the leg ends at what it cost; false when the price is what it costs
 * @param rollbackSeconds for so long after booking the trip may be rolled back for nothing; 0 (never) to 3600. TOMP-API
 *     wiki, purchase-flow: CONFIRMED to ROLLBACK only inside the confirmation window
 * @param tiers at most 8, the earliest first; the fee never falls as the start comes nearer
 * @param noShowAfterSeconds how long after the window's start a rider who did not come may be reported; 0 to 86400
 * @param noShowFeeBps what a no-show costs, in basis points of the price; 0 to 10000
 * @param operatorCancelBps what the operator pays on top when it cancels, in basis points of the price; 0 to 10000
 * @param reportWithinSeconds for so long after the window's end the ride may be reported; 0 to 604800 (a week)
 * @param vatBps VAT inside the price, in basis points of the net price; 0 to 5000
 * @param vatCountry whose VAT: two capital letters (ISO 3166-1; the form alone is checked, for the list of countries
 *     differs between Java versions and peers must not); empty when vatBps is 0
 */
public record Conditions(
        boolean metered,
        int rollbackSeconds,
        List<CancellationTier> tiers,
        int noShowAfterSeconds,
        int noShowFeeBps,
        int operatorCancelBps,
        int reportWithinSeconds,
        int vatBps,
        String vatCountry) {
    /** The most tiers. */
    public static final int MOST_TIERS = 8;
    /** An hour. */
    public static final int MOST_ROLLBACK_SECONDS = 3600;
    /** A day. */
    public static final int MOST_NO_SHOW_AFTER_SECONDS = 24 * 3600;
    /** A week. */
    public static final int MOST_REPORT_WITHIN_SECONDS = 7 * 24 * 3600;
    /** Half of the net price. */
    public static final int MOST_VAT_BPS = 5_000;

    /**
     * Those of a hold that names none: a flat price, free to cancel until the leg's start, nothing given back afterwards
     * (so a no-show costs the whole price), no VAT, and a day to report the ride.
     */
    public static final Conditions NONE_NAMED =
            new Conditions(false, 0, List.of(), 0, BasisPoints.WHOLE, 0, 24 * 3600, 0, "");

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /** Refuses with INVALID_CONDITIONS, naming the field. */
    public Conditions {
        tiers = List.copyOf(tiers);
        require(rollbackSeconds, MOST_ROLLBACK_SECONDS, "rollback_seconds");
        require(noShowAfterSeconds, MOST_NO_SHOW_AFTER_SECONDS, "no_show_after_seconds");
        require(noShowFeeBps, BasisPoints.WHOLE, "no_show_fee_bps");
        require(operatorCancelBps, BasisPoints.WHOLE, "operator_cancel_bps");
        require(reportWithinSeconds, MOST_REPORT_WITHIN_SECONDS, "report_within_seconds");
        require(vatBps, MOST_VAT_BPS, "vat_bps");
        requireTiers(tiers);
        if (vatBps == 0 ? !vatCountry.isEmpty() : !COUNTRY.matcher(vatCountry).matches()) {
            throw invalid("A vat_country is two capital letters with vat_bps and empty without; correct it.");
        }
    }

    /**
     * What a rider's cancelling costs at this moment, in basis points of the price: the first tier that applies; the whole
     * price when none does; without tiers nothing before the start, the whole price from then on.
     *
     * @param startMillis of the leg's window
     */
    public int cancellationFeeBps(long startMillis, long nowMillis) {
        if (tiers.isEmpty()) {
            return nowMillis < startMillis ? 0 : BasisPoints.WHOLE;
        }
        return tiers.stream()
                .filter(tier -> tier.secondsBeforeStart() * 1000L <= startMillis - nowMillis)
                .findFirst()
                .map(CancellationTier::feeBps)
                .orElse(BasisPoints.WHOLE);
    }

    private static void requireTiers(List<CancellationTier> tiers) {
        require(tiers.size(), MOST_TIERS, "the number of cancellation_tiers");
        for (int i = 0; i < tiers.size(); i++) {
            CancellationTier tier = tiers.get(i);
            require(tier.secondsBeforeStart(), CancellationTier.MOST_SECONDS_BEFORE_START, "seconds_before_start");
            require(tier.feeBps(), BasisPoints.WHOLE, "fee_bps");
            if (i > 0
                    && (tier.secondsBeforeStart() >= tiers.get(i - 1).secondsBeforeStart()
                            || tier.feeBps() < tiers.get(i - 1).feeBps())) {
                throw invalid("Tier " + (i + 1)
                        + " must be nearer to the start than the one before and cost no less; reorder the tiers.");
            }
        }
    }

    private static void require(int value, int most, String field) {
        if (value < 0 || value > most) {
            throw invalid("It must be 0 to " + most + " but " + field + " is " + value + "; ask for a new hold.");
        }
    }

    private static Refusal invalid(String sentence) {
        return new Refusal(RefusalCode.INVALID_CONDITIONS, sentence);
    }
}
