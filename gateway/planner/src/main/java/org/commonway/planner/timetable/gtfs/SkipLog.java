package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.List;

/** Collects what is left out; keeps the first thousand lines and counts the rest. */
final class SkipLog {
    private static final int KEPT = 1_000;

    private final List<SkippedLine> kept = new ArrayList<>();
    private int count;

    void skip(String file, long line, String why) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(new SkippedLine(file, line, why));
        }
    }

    void skip(GtfsRow row, String why) {
        skip(row.file(), row.line(), why);
    }

    int count() {
        return count;
    }

    List<SkippedLine> kept() {
        return kept;
    }
}
