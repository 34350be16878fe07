package org.commonway.planner.likelihood;

import java.time.Instant;
import java.time.ZoneOffset;

/** What was seen four weeks ago counts half as much as what is seen today. */
final class Forgetting {
    /** No day was seen yet. */
    static final long NO_DAY = Long.MIN_VALUE;

    private static final double HALF_LIFE_DAYS = 28;

    private Forgetting() {}

    /** The day of a moment, counted from 1970. */
    static long dayOf(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }

    /** What weights are multiplied by from one day to another; 1 where there is none before, and where days run back. */
    static double factor(long before, long day) {
        return before == NO_DAY || day <= before ? 1 : Math.pow(0.5, (day - before) / HALF_LIFE_DAYS);
    }
}
