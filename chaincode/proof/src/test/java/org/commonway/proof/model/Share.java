package org.commonway.proof.model;

import java.math.BigInteger;

/**
 * What a leg's amount becomes: operator + commission + levy + vat is the amount, exactly.
 *
 * @param vat a line of its own, when the gateway owes it
 * @param vatWithin of the operator's or the VAT line, the VAT
 */
public record Share(long operator, long commission, long levy, long vat, long vatWithin) {
    static final int BPS = 10_000;

    /** Who owes the VAT of a leg. */
    public enum Debtor {
        NOBODY,
        OPERATOR,
        GATEWAY
    }

    static Share of(long amount, int commissionBps, int levyBps, int vatBps, Debtor debtor) {
        long commission = part(amount, commissionBps);
        long levy = levyBps < 0 ? -part(amount, -levyBps) : part(amount, levyBps);
        long vatWithin = debtor == Debtor.NOBODY ? 0 : vatInside(amount, vatBps);
        long vat = debtor == Debtor.GATEWAY ? vatWithin : 0;
        return new Share(amount - commission - levy - vat, commission, levy, vat, vatWithin);
    }

    /** So many basis points of it, rounded down. */
    static long part(long amount, int bps) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(bps))
                .divide(BigInteger.valueOf(BPS))
                .longValueExact();
    }

    /** amount * v / (10000 + v), a half rounded up. */
    private static long vatInside(long amount, int vatBps) {
        BigInteger whole = BigInteger.valueOf(BPS + vatBps);
        BigInteger doubled =
                BigInteger.valueOf(amount).multiply(BigInteger.valueOf(vatBps)).shiftLeft(1);
        return doubled.add(whole).divide(whole.shiftLeft(1)).longValueExact();
    }
}
