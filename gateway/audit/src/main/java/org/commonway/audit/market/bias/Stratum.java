package org.commonway.audit.market.bias;

import java.util.Arrays;

/**
 * Cases that may be compared with each other, such as the options of one search: what each got, and which are the
 * operator's in question. If nobody looked at whose they are, any of them could have been.
 */
final class Stratum {
    private final long[] values;
    private final int marked;

    /**
     * A stratum.
     *
     * @param values what each case got, the higher the better
     * @param isMarked which cases are in question
     */
    Stratum(long[] values, boolean[] isMarked) {
        this.values = new long[values.length];
        int front = 0;
        int back = values.length;
        for (int i = 0; i < values.length; i++) {
            this.values[isMarked[i] ? front++ : --back] = values[i];
        }
        this.marked = front;
    }

    /** Whether it can say anything: some are marked and some not, and they did not all get the same. */
    boolean tells() {
        return marked > 0 && marked < values.length && Arrays.stream(values).anyMatch(value -> value != values[0]);
    }

    /** How many are marked. */
    int marked() {
        return marked;
    }

    /** What the marked ones got. */
    long sum() {
        long sum = 0;
        for (int i = 0; i < marked; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** What the marked ones got beyond what as many of the others got on average, rounded towards zero. */
    long advantage() {
        long others = Arrays.stream(values).sum() - sum();
        return sum() - others * marked / (values.length - marked);
    }

    /** What as many cases got that chance marks instead; draws one number for each of them. Reorders the cases. */
    long drawnSum(Chance chance) {
        long sum = 0;
        for (int i = 0; i < marked; i++) {
            int at = i + chance.below(values.length - i);
            long drawn = values[at];
            values[at] = values[i];
            values[i] = drawn;
            sum += drawn;
        }
        return sum;
    }
}
