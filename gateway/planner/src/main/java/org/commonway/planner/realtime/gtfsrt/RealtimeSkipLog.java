package org.commonway.planner.realtime.gtfsrt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.commonway.planner.realtime.RealtimeFeed;

/** Collects what is left out; sentences are made only for what is kept. */
final class RealtimeSkipLog {
    private static final int KEPT_OF_A_REASON = 20;
    private static final int LONGEST_TEXT = 80;

    private final List<SkippedEntity> skipped = new ArrayList<>();
    private final Map<RealtimeSkipReason, Integer> totals = new EnumMap<>(RealtimeSkipReason.class);

    void add(String entityId, RealtimeSkipReason reason, Supplier<String> why) {
        if (totals.merge(reason, 1, Integer::sum) <= KEPT_OF_A_REASON) {
            skipped.add(new SkippedEntity(shorten(entityId), reason, why.get()));
        }
    }

    /** A text from outside, no longer than a line. */
    static String shorten(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    RealtimeReport report(int entities, RealtimeFeed feed) {
        return new RealtimeReport(
                entities,
                feed.trips().size(),
                feed.alerts().size(),
                feed.vehicles().size(),
                skipped,
                totals);
    }
}
