package org.commonway.node.feed;

import java.util.Map;
import java.util.TreeMap;

/** Entries of a feed that were left out, counted by reason. */
public final class SkippedEntries {
    private final Map<String, Integer> byReason = new TreeMap<>();

    /** Counts one more. */
    public void count(String reason) {
        byReason.merge(reason, 1, Integer::sum);
    }

    /** How often each reason was met. */
    public Map<String, Integer> byReason() {
        return Map.copyOf(byReason);
    }

    /** How many in all. */
    public int total() {
        return byReason.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** For a log line: "3 (2 without position, 1 of unknown type)". */
    @Override
    public String toString() {
        return total() + " " + byReason;
    }
}
