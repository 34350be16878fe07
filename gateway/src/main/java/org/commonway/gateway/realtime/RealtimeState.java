package org.commonway.gateway.realtime;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What searches see of an operator's realtime.
 *
 * @param status whether searches use it
 * @param detail one sentence on what is wrong; empty when all is well
 * @param saidAt when the operator made what is used; of several feeds the oldest
 * @param fetchedAt when the operator's node last answered
 * @param counts what is used
 * @param skipped what was left out of it, or noted of it, by the planner's reason
 */
public record RealtimeState(
        Status status,
        String detail,
        Optional<Instant> saidAt,
        Optional<Instant> fetchedAt,
        Counts counts,
        Map<String, Integer> skipped) {
    /** Copies the map. */
    public RealtimeState {
        skipped = Map.copyOf(skipped);
    }

    /** Whether searches use what an operator says. */
    public enum Status {
        /** All its feeds are in use. */
        LIVE,
        /** Some of its feeds are in use. */
        PARTIAL,
        /** None is in use: its timetable counts. */
        SILENT
    }

    /**
     * What is used.
     *
     * @param trips of which something is said
     * @param alerts for riders
     * @param vehicles whose position is known
     */
    public record Counts(int trips, int alerts, int vehicles) {
        /** Nothing. */
        public static final Counts NONE = new Counts(0, 0, 0);
    }

    /** Nothing is in use. */
    static RealtimeState silent(String detail, Optional<Instant> fetchedAt) {
        return new RealtimeState(Status.SILENT, detail, Optional.empty(), fetchedAt, Counts.NONE, Map.of());
    }
}
