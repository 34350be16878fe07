package org.commonway.audit.market;

import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** Sums that never wrap around. */
final class Sums {
    private Sums() {}

    /** The sum; refuses MARKET_OVERFLOW. */
    static long add(long one, long other) {
        try {
            return Math.addExact(one, other);
        } catch (ArithmeticException e) {
            throw new AuditRefusal(RefusalCode.MARKET_OVERFLOW);
        }
    }
}
