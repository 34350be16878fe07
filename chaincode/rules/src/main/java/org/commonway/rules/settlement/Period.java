package org.commonway.rules.settlement;

import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * The stretch of time that a settlement closes. Periods follow each other without a gap; the first begins at 0.
 *
 * @param number 1, 2, 3 ...
 * @param fromMillis entries at or after this moment, since the epoch
 * @param untilMillis and before this one
 */
public record Period(int number, long fromMillis, long untilMillis) {
    /**
     * How long ago a period must have ended before it is closed: by so much a member's clock may be late without having
     * its entries refused with PERIOD_CLOSED.
     */
    public static final long SETTLING_MILLIS = 30 * 60 * 1000L;

    /** A period that ends before it begins would be a bug. */
    public Period {
        if (number < 1 || fromMillis < 0 || untilMillis <= fromMillis) {
            throw new IllegalArgumentException(
                    "no period: number " + number + " from " + fromMillis + " until " + untilMillis);
        }
    }

    /** The first period of all; refused as {@link #next}. */
    static Period first(long untilMillis, long nowMillis) {
        return checked(1, 0, untilMillis, nowMillis);
    }

    /** The period after this one; refused with PERIOD_OUT_OF_ORDER or PERIOD_TOO_RECENT. */
    Period next(long endMillis, long nowMillis) {
        return checked(Math.addExact(number, 1), untilMillis, endMillis, nowMillis);
    }

    /** This period with an earlier end. */
    Period shortenedTo(long endMillis) {
        return new Period(number, fromMillis, endMillis);
    }

    private static Period checked(int number, long fromMillis, long untilMillis, long nowMillis) {
        if (untilMillis <= fromMillis) {
            throw new Refusal(
                    RefusalCode.PERIOD_OUT_OF_ORDER,
                    "The period would end at " + untilMillis + " but the one before it ends at " + fromMillis
                            + " (milliseconds since 1970); choose a later end.");
        }
        if (untilMillis > nowMillis - SETTLING_MILLIS) {
            throw new Refusal(RefusalCode.PERIOD_TOO_RECENT);
        }
        return new Period(number, fromMillis, untilMillis);
    }
}
