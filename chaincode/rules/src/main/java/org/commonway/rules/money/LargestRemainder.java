package org.commonway.rules.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Shares out a whole number by weights so that nothing is lost: each gets its exact share rounded down, and what is left
 * goes, one unit each, to those with the largest remainders (Hare quota). Equal remainders: the smaller key first. So the
 * result depends on keys and weights only, never on the order in which they came.
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * The share of each key; their sum is {@code total}.
     *
     * @param total 0 or more
     * @param weights 0 or more each; not all 0 unless the total is 0
     */
    public static <K extends Comparable<K>> SortedMap<K, Long> allocate(long total, Map<K, Long> weights) {
        BigInteger sum = sumOf(total, weights);
        SortedMap<K, Long> shares = new TreeMap<>();
        List<Remainder<K>> remainders = new ArrayList<>();
        long left = total;
        for (Map.Entry<K, Long> entry : new TreeMap<>(weights).entrySet()) {
            BigInteger[] exact = sum.signum() == 0
                    ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
                    : BigInteger.valueOf(total)
                            .multiply(BigInteger.valueOf(entry.getValue()))
                            .divideAndRemainder(sum);
            long share = exact[0].longValueExact();
            shares.put(entry.getKey(), share);
            remainders.add(new Remainder<>(entry.getKey(), exact[1]));
            left -= share;
        }
        // Stable, and the keys came in order: of equal remainders the smaller key stays first.
        remainders.sort(Comparator.comparing(Remainder<K>::size, Collections.reverseOrder()));
        for (Remainder<K> remainder : remainders.subList(0, Math.toIntExact(left))) {
            shares.merge(remainder.key(), 1L, Math::addExact);
        }
        return shares;
    }

    private static <K> BigInteger sumOf(long total, Map<K, Long> weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights.values()) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weight);
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (total < 0) {
            throw new IllegalArgumentException("the total is negative: " + total);
        }
        if (sum.signum() == 0 && total > 0) {
            throw new IllegalArgumentException("nobody to give " + total + " to: every weight is 0");
        }
        return sum;
    }

    private record Remainder<K>(K key, BigInteger size) {}
}
