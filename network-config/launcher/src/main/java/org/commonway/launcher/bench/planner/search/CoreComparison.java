package org.commonway.launcher.bench.planner.search;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Earliest arrivals from stop to stop, ours against another planner's. Two that know the same timetable and the same
 * footpaths ought to agree; where ours is later somebody has a fault, so those are named.
 *
 * @param equal arrivals within a second of each other, or found by neither
 * @param oursEarlier ids of queries for which ours is earlier, or the only one
 * @param oursLater ids of queries for which ours is later, or missing
 */
public record CoreComparison(int equal, List<String> oursEarlier, List<String> oursLater) {
    private static final long EQUAL_SECONDS = 1;
    private static final long NEVER = Long.MAX_VALUE / 2;

    /** Takes copies of the lists. */
    public CoreComparison {
        oursEarlier = List.copyOf(oursEarlier);
        oursLater = List.copyOf(oursLater);
    }

    /** Compares answers to the same queries in the same order. */
    public static CoreComparison of(List<Searched> ours, List<Searched> theirs) {
        int equal = 0;
        List<String> earlier = new ArrayList<>();
        List<String> later = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            long difference = earliest(ours.get(i)) - earliest(theirs.get(i));
            if (Math.abs(difference) <= EQUAL_SECONDS) {
                equal++;
            } else {
                (difference < 0 ? earlier : later).add(ours.get(i).id());
            }
        }
        return new CoreComparison(equal, earlier, later);
    }

    private static long earliest(Searched search) {
        return search.choices().stream()
                .mapToLong(Choice::arrivalEpochSeconds)
                .min()
                .orElse(NEVER);
    }

    /** For programs. */
    public ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("equal", equal).put("oursEarlier", oursEarlier.size()).put("oursLater", oursLater.size());
        oursEarlier.forEach(json.putArray("oursEarlierIds")::add);
        oursLater.forEach(json.putArray("oursLaterIds")::add);
        return json;
    }
}
