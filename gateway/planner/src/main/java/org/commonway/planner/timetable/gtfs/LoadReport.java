package org.commonway.planner.timetable.gtfs;

import java.util.List;
import java.util.Map;

/**
 * What reading a feed gave. However many lines are bad, it stays small: of each reason the first hundred lines are kept,
 * and all are counted.
 *
 * @param stops stops kept
 * @param routes routes kept
 * @param trips trips kept; the departures of a headway count one each
 * @param calls calls of all trips
 * @param skippedCount lines left out
 * @param skipped the first hundred of them for each reason, in the order in which they were read
 * @param noted likewise lines that are used, and of which something is to be said
 * @param totals lines by reason, left out and noted
 */
public record LoadReport(
        int stops,
        int routes,
        int trips,
        int calls,
        int skippedCount,
        List<SkippedLine> skipped,
        List<SkippedLine> noted,
        Map<SkipReason, Integer> totals) {
    /** Copies the lists. */
    public LoadReport {
        skipped = List.copyOf(skipped);
        noted = List.copyOf(noted);
        totals = Map.copyOf(totals);
    }

    /** How many lines were left out, or noted, for this reason. */
    public int count(SkipReason reason) {
        return totals.getOrDefault(reason, 0);
    }
}
