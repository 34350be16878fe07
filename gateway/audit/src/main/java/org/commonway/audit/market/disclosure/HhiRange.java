package org.commonway.audit.market.disclosure;

import java.math.BigInteger;
import java.util.Collection;
import org.commonway.audit.market.Concentration;

/**
 * The Herfindahl-Hirschman index as far as the published counts say it, so that it says no more than they do: the index
 * itself where every owner's count is published. Else what is left for those that are withheld may be spread evenly or
 * be all of one, and the index lies between.
 *
 * @param low rounded down where it is a bound
 * @param high rounded up where it is a bound
 */
public record HhiRange(int low, int high) {
    private static final BigInteger SCALE = BigInteger.valueOf(Concentration.WHOLE);

    /** Whether it is the index and no range. */
    public boolean isExact() {
        return low == high;
    }

    /**
     * From what is published of one market.
     *
     * @param total of the market, 1 or more
     * @param published the counts of owners that are published
     * @param withheld how many owners' counts are not
     */
    static HhiRange of(long total, Collection<Long> published, int withheld) {
        BigInteger squares = BigInteger.ZERO;
        long left = total;
        for (long count : published) {
            squares = squares.add(BigInteger.valueOf(count).pow(2));
            left -= count;
        }
        BigInteger whole = BigInteger.valueOf(total).pow(2);
        if (withheld == 0) {
            int index = SCALE.multiply(squares)
                    .shiftLeft(1)
                    .add(whole)
                    .divide(whole.shiftLeft(1))
                    .intValueExact();
            return new HhiRange(index, index);
        }
        BigInteger rest = BigInteger.valueOf(left).pow(2);
        BigInteger parts = BigInteger.valueOf(withheld);
        BigInteger even = SCALE.multiply(squares.multiply(parts).add(rest)).divide(whole.multiply(parts));
        BigInteger[] all = SCALE.multiply(squares.add(rest)).divideAndRemainder(whole);
        return new HhiRange(even.intValueExact(), all[0].intValueExact() + (all[1].signum() > 0 ? 1 : 0));
    }
}
