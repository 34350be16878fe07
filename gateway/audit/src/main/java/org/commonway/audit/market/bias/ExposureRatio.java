package org.commonway.audit.market.bias;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.market.Owners;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * How much an owner's options were seen for what they deserve, against all others: 10,000 when alike. The interval is a
 * bootstrap over searches: so many as there are, drawn anew 2,000 times, and of the ratios the middle 99 percent.
 *
 * @param ratioBps (seen / deserved of the owner) by (seen / deserved of the others), in basis points, rounded down
 * @param lowBps the 11th lowest of 2,000
 * @param highBps the 11th highest
 * @param searches that have options of both, 10 or more
 */
public record ExposureRatio(int ratioBps, int lowBps, int highBps, int searches) {
    /** The bar: 0.95. */
    public static final int LEAST_BPS = 9_500;
    /** The bar: 1.05. */
    public static final int MOST_BPS = 10_500;

    private static final int LEAST_SEARCHES = 10;
    private static final int ROUNDS = 2_000;
    private static final int OUTSIDE = 10;
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    /** What the interval says of the bar. */
    public enum Verdict {
        /** All of it lies within. */
        WITHIN,
        /** All of it lies outside. */
        OUTSIDE,
        /** Neither: there are too few searches to tell. */
        OPEN
    }

    /** What one search adds up to: seen and deserved, of the owner and of the others. */
    private record Part(long seen, long deserved, long othersSeen, long othersDeserved) {}

    /**
     * By all options with a ride, against what the ranking gives each. Refuses MARKET_TOO_FEW below 10 searches and
     * MARKET_OPERATOR_UNKNOWN.
     */
    public static ExposureRatio byMerit(SearchLog log, Owners owners, String owner, Octets seed) {
        List<Part> parts = new ArrayList<>();
        for (SeenSearch search : SeenSearch.listOf(log, owners)) {
            int count = search.options().groups().length;
            boolean[] counted = new boolean[count];
            Arrays.fill(counted, true);
            addPart(search, owner, counted, parts);
        }
        return bootstrap(parts, new Chance(seed, "exposure by merit " + owner));
    }

    /**
     * By options that are equal in all features to one of the other side alone. Refuses as {@link #byMerit}.
     */
    public static ExposureRatio amongEquals(SearchLog log, Owners owners, String owner, Octets seed) {
        List<Part> parts = new ArrayList<>();
        for (SeenSearch search : SeenSearch.listOf(log, owners)) {
            int[] group = search.options().groups();
            boolean[] counted = new boolean[group.length];
            for (int i = 0; i < group.length; i++) {
                for (int other = 0; other < group.length; other++) {
                    counted[i] |= group[i] == group[other] && search.isOf(owner, i) != search.isOf(owner, other);
                }
            }
            addPart(search, owner, counted, parts);
        }
        return bootstrap(parts, new Chance(seed, "exposure among equals " + owner));
    }

    /** What the interval says of the bar of 0.95 to 1.05. */
    public Verdict verdict() {
        if (lowBps >= LEAST_BPS && highBps <= MOST_BPS) {
            return Verdict.WITHIN;
        }
        return highBps < LEAST_BPS || lowBps > MOST_BPS ? Verdict.OUTSIDE : Verdict.OPEN;
    }

    private static void addPart(SeenSearch search, String owner, boolean[] counted, List<Part> parts) {
        long[] seen = search.options().seen();
        long[] deserved = search.options().deserved();
        long[] sums = new long[4];
        for (int i = 0; i < seen.length; i++) {
            if (counted[i] && search.isRide(i)) {
                int side = search.isOf(owner, i) ? 0 : 2;
                sums[side] += seen[i];
                sums[side + 1] += deserved[i];
            }
        }
        if (sums[1] > 0 && sums[3] > 0) {
            parts.add(new Part(sums[0], sums[1], sums[2], sums[3]));
        }
    }

    private static ExposureRatio bootstrap(List<Part> parts, Chance chance) {
        int count = parts.size();
        if (count < LEAST_SEARCHES) {
            throw new AuditRefusal(RefusalCode.MARKET_TOO_FEW, count + " searches with options of both");
        }
        int[] ratios = new int[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long[] sums = new long[4];
            for (int i = 0; i < count; i++) {
                add(sums, parts.get(chance.below(count)));
            }
            ratios[round] = ratio(sums);
        }
        Arrays.sort(ratios);
        long[] all = new long[4];
        parts.forEach(part -> add(all, part));
        return new ExposureRatio(ratio(all), ratios[OUTSIDE], ratios[ROUNDS - 1 - OUTSIDE], count);
    }

    private static void add(long[] sums, Part part) {
        sums[0] += part.seen;
        sums[1] += part.deserved;
        sums[2] += part.othersSeen;
        sums[3] += part.othersDeserved;
    }

    /** The ratio; the highest int where the others were not seen at all. */
    private static int ratio(long[] sums) {
        BigInteger below = BigInteger.valueOf(sums[1]).multiply(BigInteger.valueOf(sums[2]));
        if (below.signum() == 0) {
            return Integer.MAX_VALUE;
        }
        BigInteger above = BigInteger.valueOf(sums[0]).multiply(BigInteger.valueOf(sums[3]));
        return above.multiply(WHOLE)
                .divide(below)
                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                .intValue();
    }
}
