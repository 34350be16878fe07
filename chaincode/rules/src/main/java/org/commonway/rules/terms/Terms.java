package org.commonway.rules.terms;

import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * What a city asks of every booking. A version never changes once it is put.
 *
 * @param version 1, 2, 3 ...
 * @param commissionCeilingBps the most that a gateway may take of a fare, in basis points
 * @param levyBps what goes to the city, in basis points of a fare
 * @param cityMspId the organisation that put them and that the levy goes to
 */
public record Terms(int version, int commissionCeilingBps, int levyBps, String cityMspId) {
    /** All of a fare, in basis points. */
    public static final int WHOLE_BPS = 10_000;

    /** Refuses with INVALID_TERMS, naming the field. */
    public Terms {
        requireBps(commissionCeilingBps, "commission_ceiling_bps");
        requireBps(levyBps, "levy_bps");
        if (commissionCeilingBps + levyBps > WHOLE_BPS) {
            throw new Refusal(
                    RefusalCode.INVALID_TERMS,
                    "Commission ceiling and levy together exceed 10000 basis points; lower one of them.");
        }
    }

    private static void requireBps(int bps, String field) {
        if (bps < 0 || bps > WHOLE_BPS) {
            throw new Refusal(
                    RefusalCode.INVALID_TERMS,
                    "Basis points are 0 to 10000 but " + field + " is " + bps + "; correct it.");
        }
    }
}
