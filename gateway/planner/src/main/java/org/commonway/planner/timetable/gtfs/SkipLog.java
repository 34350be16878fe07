package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Collects what is left out and what is noted: the first hundred lines of each reason, and how many there were. Sentences
 * are made only for lines that are kept, so that a million bad lines cost no memory and little time.
 */
final class SkipLog {
    private static final int KEPT_OF_A_REASON = 100;

    private final List<SkippedLine> skipped = new ArrayList<>();
    private final List<SkippedLine> noted = new ArrayList<>();
    private final Map<SkipReason, Integer> totals = new EnumMap<>(SkipReason.class);
    private int skippedCount;

    void add(String file, long line, SkipReason reason, Supplier<String> why) {
        int total = totals.merge(reason, 1, Integer::sum);
        skippedCount += reason.isLeftOut() ? 1 : 0;
        if (total <= KEPT_OF_A_REASON) {
            (reason.isLeftOut() ? skipped : noted).add(new SkippedLine(file, line, reason, why.get()));
        }
    }

    void add(GtfsRow row, SkipReason reason, Supplier<String> why) {
        add(row.file(), row.line(), reason, why);
    }

    void add(GtfsRow row, SkipReason reason, String why) {
        add(row.file(), row.line(), reason, () -> why);
    }

    /** The report of a feed of which so much was kept. */
    LoadReport report(int stops, int routes, int trips, int calls) {
        return new LoadReport(stops, routes, trips, calls, skippedCount, skipped, noted, totals);
    }
}
