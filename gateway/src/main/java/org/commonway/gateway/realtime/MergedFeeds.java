package org.commonway.gateway.realtime;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.realtime.gtfsrt.GtfsRealtimeFeed;
import org.commonway.planner.realtime.gtfsrt.RealtimeSkipReason;

/**
 * Several feeds of one operator as one. Of two updates of one run the first counts, as within one feed.
 *
 * @param feed what they say together, as of the oldest
 * @param skipped what was left out of them, or noted, by reason
 */
record MergedFeeds(RealtimeFeed feed, Map<String, Integer> skipped) {

    static MergedFeeds of(String operatorId, List<GtfsRealtimeFeed> feeds) {
        Map<TripInstance, TripUpdate> trips = new LinkedHashMap<>();
        Map<String, Integer> skipped = new HashMap<>();
        for (GtfsRealtimeFeed feed : feeds) {
            feed.report().totals().forEach((reason, count) -> skipped.merge(reason.name(), count, Integer::sum));
            for (TripUpdate update : feed.feed().trips()) {
                if (trips.putIfAbsent(runOf(update), update) != null) {
                    skipped.merge(RealtimeSkipReason.TRIP_DOUBLED.name(), 1, Integer::sum);
                }
            }
        }
        RealtimeFeed merged = new RealtimeFeed(
                operatorId,
                feeds.stream()
                        .map(feed -> feed.feed().timestamp())
                        .min(Instant::compareTo)
                        .orElseThrow(),
                List.copyOf(trips.values()),
                feeds.stream().flatMap(feed -> feed.feed().alerts().stream()).toList(),
                feeds.stream().flatMap(feed -> feed.feed().vehicles().stream()).toList());
        return new MergedFeeds(merged, skipped);
    }

    /** What tells runs apart: a departure of a headway by its start, any other by its trip and day alone. */
    private static TripInstance runOf(TripUpdate update) {
        TripInstance run = update.copy().orElse(update.trip());
        OptionalInt start = update.copy().isPresent() ? OptionalInt.empty() : run.startSeconds();
        return new TripInstance(run.tripId(), run.serviceDate(), start, "");
    }

    /** A sentence where all that is said is of another timetable; else empty. */
    String trouble() {
        int unknown = skipped.getOrDefault(RealtimeSkipReason.TRIP_UNKNOWN.name(), 0);
        return feed.trips().isEmpty() && unknown > 0
                ? "Its realtime names " + unknown + " trips that its timetable does not have, and none that it has."
                : "";
    }

    RealtimeState.Counts counts() {
        return new RealtimeState.Counts(
                feed.trips().size(), feed.alerts().size(), feed.vehicles().size());
    }
}
