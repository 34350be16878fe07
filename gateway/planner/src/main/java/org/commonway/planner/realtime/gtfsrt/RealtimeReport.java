package org.commonway.planner.realtime.gtfsrt;

import java.util.List;
import java.util.Map;

/**
 * What reading a realtime feed gave. However much is bad, it stays small: of each reason the first twenty are kept, and
 * all are counted.
 *
 * @param entities in the feed
 * @param trips trip updates kept
 * @param alerts alerts kept
 * @param vehicles vehicle positions kept
 * @param skipped the first twenty of each reason, in the order of the feed
 * @param totals how many by reason
 */
public record RealtimeReport(
        int entities,
        int trips,
        int alerts,
        int vehicles,
        List<SkippedEntity> skipped,
        Map<RealtimeSkipReason, Integer> totals) {
    /** Copies list and map. */
    public RealtimeReport {
        skipped = List.copyOf(skipped);
        totals = Map.copyOf(totals);
    }

    /** How many for this reason. */
    public int count(RealtimeSkipReason reason) {
        return totals.getOrDefault(reason, 0);
    }
}
