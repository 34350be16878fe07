package org.commonway.audit.market.bias;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The permutation test once more, from its description: with big integers, lists, and nothing left out. Slow. */
final class NaivePermutation {
    private static final BigInteger MASK = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private BigInteger state;

    NaivePermutation(byte[] seed, String label) throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("commonway chance 1\0".getBytes(StandardCharsets.US_ASCII));
        sha256.update(seed);
        sha256.update(label.getBytes(StandardCharsets.UTF_8));
        state = new BigInteger(1, Arrays.copyOf(sha256.digest(), 8));
    }

    int below(int bound) {
        state = state.add(new BigInteger("9e3779b97f4a7c15", 16)).and(MASK);
        BigInteger z = state;
        z = z.xor(z.shiftRight(30))
                .multiply(new BigInteger("bf58476d1ce4e5b9", 16))
                .and(MASK);
        z = z.xor(z.shiftRight(27))
                .multiply(new BigInteger("94d049bb133111eb", 16))
                .and(MASK);
        z = z.xor(z.shiftRight(31));
        return z.shiftRight(32)
                .multiply(BigInteger.valueOf(bound))
                .shiftRight(32)
                .intValueExact();
    }

    /** The fractions of both tails, as text: favoured, then behind. */
    String run(List<List<Long>> marked, List<List<Long>> unmarked, int deals) {
        List<List<Long>> cards = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        long observed = 0;
        for (int i = 0; i < marked.size(); i++) {
            List<Long> all = new ArrayList<>(marked.get(i));
            List<Long> rest = new ArrayList<>(unmarked.get(i));
            Collections.reverse(rest);
            all.addAll(rest);
            if (!marked.get(i).isEmpty()
                    && !rest.isEmpty()
                    && all.stream().distinct().count() > 1) {
                cards.add(all);
                sizes.add(marked.get(i).size());
                observed += marked.get(i).stream().mapToLong(Long::longValue).sum();
            }
        }
        if (cards.isEmpty()) {
            return "1/1 1/1";
        }
        List<Long> sums = new ArrayList<>();
        for (int deal = 0; deal < deals; deal++) {
            long sum = 0;
            for (int i = 0; i < cards.size(); i++) {
                for (int card = 0; card < sizes.get(i); card++) {
                    int at = card + below(cards.get(i).size() - card);
                    Collections.swap(cards.get(i), card, at);
                    sum += cards.get(i).get(card);
                }
            }
            sums.add(sum);
        }
        long seen = observed;
        return tail(sums.stream().map(sum -> sum >= seen).toList()) + " "
                + tail(sums.stream().map(sum -> sum <= seen).toList());
    }

    private static String tail(List<Boolean> hits) {
        int count = 0;
        for (int i = 0; i < hits.size(); i++) {
            count += hits.get(i) ? 1 : 0;
            // More than one in a hundred of all deals.
            if (count * 10_000L >= hits.size() * 101L) {
                return count + "/" + (i + 1);
            }
        }
        return (count + 1) + "/" + (hits.size() + 1);
    }
}
