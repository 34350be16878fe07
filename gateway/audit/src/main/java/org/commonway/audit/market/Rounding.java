package org.commonway.audit.market;

import java.math.BigInteger;

/** The one rounding rule of every published share and index: to the nearest integer, and a half goes up. */
final class Rounding {
    private Rounding() {}

    /** The nearest integer to numerator / denominator; both 0 or more, the denominator not 0. */
    static int halfUp(BigInteger numerator, BigInteger denominator) {
        return numerator
                .shiftLeft(1)
                .add(denominator)
                .divide(denominator.shiftLeft(1))
                .intValueExact();
    }
}
