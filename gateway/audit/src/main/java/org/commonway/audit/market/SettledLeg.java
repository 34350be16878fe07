package org.commonway.audit.market;

import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * One leg of a settled trip.
 *
 * @param operator who ran it, by its id on the ledger
 * @param mode how it was ridden, by its name on the ledger, such as BUS
 * @param zone where it began, by the city's own division into zones that do not overlap; the ledger has only a commitment
 *     to places (ADR 19), so that the zone is the word of whoever opens it
 * @param fareMinor the operator's share of what was charged, in minor units, 0 to {@link #MOST_FARE}
 */
public record SettledLeg(String operator, String mode, String zone, long fareMinor) {
    /** The highest fare share: as high as the highest price of a ranked trip. */
    public static final long MOST_FARE = 1_000_000_000;

    /** Refuses MARKET_TEXT and MARKET_VALUE. */
    public SettledLeg {
        Form.ID.require("operator", operator);
        Form.MODE.require("mode", mode);
        Form.ID.require("zone", zone);
        if (fareMinor < 0 || fareMinor > MOST_FARE) {
            throw new AuditRefusal(RefusalCode.MARKET_VALUE, "fare share " + fareMinor + " of " + operator);
        }
    }
}
