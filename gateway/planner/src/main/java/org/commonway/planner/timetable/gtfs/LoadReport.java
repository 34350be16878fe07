package org.commonway.planner.timetable.gtfs;

import java.util.List;

/**
 * What reading a feed gave.
 *
 * @param stops stops kept
 * @param routes routes kept
 * @param trips trips kept
 * @param calls stop times kept
 * @param skippedCount lines left out
 * @param skipped the first thousand of them
 */
public record LoadReport(int stops, int routes, int trips, int calls, int skippedCount, List<SkippedLine> skipped) {
    /** Copies the list. */
    public LoadReport {
        skipped = List.copyOf(skipped);
    }
}
