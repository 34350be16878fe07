package org.commonway.proof.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * One journal entry: what each account is owed more (above 0) or owes more (below).
 *
 * @param reason as in the proto without its prefix: BOOKED, ENDED ...
 */
public record Entry(String trip, int number, String reason, long at, Map<Line, Long> postings) {

    /** An account and the leg that a posting is for. */
    public record Line(String account, String party, String currency, int leg) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Postings are added up and those of 0 left out. */
    static Map<Line, Long> withoutZeros(Map<Line, Long> postings) {
        Map<Line, Long> kept = new TreeMap<>();
        postings.forEach((line, amount) -> {
            if (amount != 0) {
                kept.put(line, amount);
            }
        });
        return kept;
    }
}
