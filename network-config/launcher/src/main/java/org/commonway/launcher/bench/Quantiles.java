package org.commonway.launcher.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/**
 * Milliseconds of a number of calls.
 *
 * @param count how many
 * @param p50 half of them took at most this
 * @param p99 99 of 100 took at most this
 * @param max the slowest
 */
public record Quantiles(int count, double p50, double p99, double max) {
    /** Of these durations in milliseconds; all zero for none. Nearest rank, no interpolation. */
    public static Quantiles of(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted.length, rank(sorted, 0.50), rank(sorted, 0.99), rank(sorted, 1.0));
    }

    private static double rank(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    ObjectNode toJson() {
        return new JsonMapper()
                .createObjectNode()
                .put("count", count)
                .put("p50Millis", p50)
                .put("p99Millis", p99)
                .put("maxMillis", max);
    }
}
