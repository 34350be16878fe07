package org.commonway.audit.market.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How numbers are spread. The p-th percentile of n numbers is the one at place p n / 100, rounded up, in their order
 * (nearest rank): one that occurred, and the same for everybody.
 *
 * @param count how many there are, {@link #LEAST_COUNT} or more
 * @param median the 50th percentile
 * @param ninetieth the 90th
 */
public record Spread(int count, long median, long ninetieth) {
    /** Of fewer than so many nothing is said, for it would be said of single searches. */
    public static final int LEAST_COUNT = 10;

    private static final int MEDIAN = 50;
    private static final int NINETIETH = 90;
    private static final int PERCENT = 100;

    /** The spread of these numbers; empty if there are too few. */
    static Optional<Spread> of(List<Long> numbers) {
        if (numbers.size() < LEAST_COUNT) {
            return Optional.empty();
        }
        long[] sorted = numbers.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return Optional.of(new Spread(sorted.length, percentile(sorted, MEDIAN), percentile(sorted, NINETIETH)));
    }

    private static long percentile(long[] sorted, int percent) {
        long place = ((long) sorted.length * percent + PERCENT - 1) / PERCENT;
        return sorted[(int) place - 1];
    }
}
