package org.commonway.gateway.realtime;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.planner.Planner;
import org.commonway.planner.realtime.gtfsrt.GtfsRealtimeFeed;
import org.commonway.planner.realtime.gtfsrt.GtfsRealtimeReader;
import org.commonway.planner.timetable.Timetable;

/** All feeds of one operator, and what of them the planner was given last. Worked on by one thread at a time. */
final class OperatorRealtime {
    private final String operatorId;
    private final List<HeldFeed> feeds = new ArrayList<>();
    private Timetable timetable;
    private GtfsRealtimeReader reader;
    private Optional<Instant> fetchedAt = Optional.empty();
    private String callTrouble = "";
    private List<GtfsRealtimeFeed> given = List.of();

    /** An operator that has said nothing yet. */
    OperatorRealtime(Timetable timetable) {
        this.operatorId = timetable.operatorId();
        this.timetable = timetable;
        this.reader = new GtfsRealtimeReader(timetable);
    }

    /** Reads against this timetable from now on. */
    @SuppressWarnings("ReferenceEquality") // Timetables are swapped in whole, and comparing all of two takes long.
    void follow(Timetable next) {
        if (next != timetable) {
            timetable = next;
            reader = new GtfsRealtimeReader(next);
            feeds.forEach(HeldFeed::lookAgain);
        }
    }

    /** SHA-256 of the messages that need not be sent again. */
    Set<ByteString> have() {
        return feeds.stream()
                .map(HeldFeed::sha256)
                .filter(hash -> !hash.isEmpty())
                .collect(Collectors.toSet());
    }

    void took(List<FetchedFeed> fetched, Instant now) {
        fetchedAt = Optional.of(now);
        callTrouble = "";
        while (feeds.size() < fetched.size()) {
            feeds.add(new HeldFeed(feeds.size() + 1));
        }
        feeds.subList(fetched.size(), feeds.size()).clear();
        Map<ByteString, ByteString> sent = new HashMap<>();
        fetched.forEach(feed -> feed.bytes().ifPresent(bytes -> sent.put(feed.sha256(), bytes)));
        for (int i = 0; i < fetched.size(); i++) {
            FetchedFeed feed = fetched.get(i);
            Optional<ByteString> bytes = Optional.ofNullable(sent.get(feed.sha256()));
            if (!feed.sha256().isEmpty()
                    && bytes.isEmpty()
                    && !feeds.get(i).sha256().equals(feed.sha256())) {
                // It now says what another feed said before, which was not sent for that reason: next time it is.
                feeds.stream()
                        .filter(other -> other.sha256().equals(feed.sha256()))
                        .forEach(HeldFeed::lookAgain);
            }
            feeds.get(i).take(feed, bytes, reader, now);
        }
    }

    void failed(String sentence) {
        callTrouble = sentence;
    }

    /** Gives the planner what is fresh, if that has changed, or makes it forget the operator when nothing is. */
    RealtimeState judge(Planner planner, Instant now) {
        List<GtfsRealtimeFeed> fresh =
                feeds.stream().flatMap(feed -> feed.fresh(now).stream()).toList();
        Optional<MergedFeeds> merged =
                fresh.isEmpty() ? Optional.empty() : Optional.of(MergedFeeds.of(operatorId, fresh));
        if (!isSame(fresh, given)) {
            merged.ifPresentOrElse(feed -> planner.update(feed.feed()), () -> planner.forget(operatorId));
            given = fresh;
        }
        return state(merged, fresh.size(), now);
    }

    /** The very same messages; comparing all that they say would take longer. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(List<GtfsRealtimeFeed> some, List<GtfsRealtimeFeed> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            same = some.get(i) == others.get(i);
        }
        return same;
    }

    private RealtimeState state(Optional<MergedFeeds> merged, int inUse, Instant now) {
        String detail = Stream.concat(Stream.of(callTrouble), feeds.stream().map(feed -> feed.trouble(now)))
                .filter(trouble -> !trouble.isEmpty())
                .findFirst()
                .orElseGet(() -> merged.map(MergedFeeds::trouble).orElse(""));
        if (merged.isEmpty()) {
            return RealtimeState.silent(detail, fetchedAt);
        }
        return new RealtimeState(
                inUse == feeds.size() ? RealtimeState.Status.LIVE : RealtimeState.Status.PARTIAL,
                detail,
                feeds.stream()
                        .filter(feed -> feed.fresh(now).isPresent())
                        .flatMap(feed -> feed.saidAt().stream())
                        .min(Instant::compareTo),
                fetchedAt,
                merged.get().counts(),
                merged.get().skipped());
    }
}
