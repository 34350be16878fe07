package org.commonway.gateway.realtime;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.gtfsrt.GtfsRealtimeFeed;
import org.commonway.planner.realtime.gtfsrt.GtfsRealtimeReader;
import org.commonway.planner.refusal.PlannerRefusal;

/** One feed of one operator as it was last read. A message that cannot be read leaves the one before, until that is old. */
final class HeldFeed {
    /** Trips are old after this: the reference wants them made anew every 30 seconds. */
    private static final Duration TRIPS_LAST = Duration.ofMinutes(3);
    /** A feed of alerts alone lasts longer (GTFS Realtime best practices: alerts are no older than ten minutes). */
    private static final Duration ALERTS_LAST = Duration.ofMinutes(10);

    private final int number;
    private ByteString sha256 = ByteString.EMPTY;
    private Optional<Read> read = Optional.empty();
    private String nodeTrouble = "";
    private String readTrouble = "";

    /**
     * A message in the planner's terms.
     *
     * @param sha256 of the message
     * @param feed what it says
     * @param confirmedAt when it was last known to be what the operator says
     */
    private record Read(ByteString sha256, GtfsRealtimeFeed feed, Instant confirmedAt) {
        /** A time ahead of the clocks that it came by makes nothing younger. */
        Instant saidAt() {
            Instant made = feed.feed().timestamp();
            return made.isBefore(confirmedAt) ? made : confirmedAt;
        }
    }

    HeldFeed(int number) {
        this.number = number;
    }

    /** SHA-256 of the message that was looked at last; empty for none. */
    ByteString sha256() {
        return sha256;
    }

    /** Has the message sent and read again, as when the timetable is another one; what was read counts until then. */
    void lookAgain() {
        sha256 = ByteString.EMPTY;
    }

    /**
     * Takes what a node gave, and reads it if it is new.
     *
     * @param bytes of the message; absent when they were not sent
     */
    void take(FetchedFeed fetched, Optional<ByteString> bytes, GtfsRealtimeReader reader, Instant now) {
        nodeTrouble = fetched.trouble();
        Instant confirmedAt = fetched.fetchedAt().filter(at -> at.isBefore(now)).orElse(now);
        if (bytes.isPresent() && !fetched.sha256().equals(sha256)) {
            read(fetched.sha256(), bytes.get(), reader, confirmedAt);
        } else {
            read = read.map(kept ->
                    kept.sha256().equals(fetched.sha256()) ? new Read(kept.sha256(), kept.feed(), confirmedAt) : kept);
        }
    }

    private void read(ByteString hash, ByteString bytes, GtfsRealtimeReader reader, Instant confirmedAt) {
        sha256 = hash;
        readTrouble = "";
        try {
            read = Optional.of(new Read(hash, reader.read(bytes.toByteArray(), confirmedAt), confirmedAt));
        } catch (PlannerRefusal e) {
            readTrouble = String.valueOf(e.getMessage());
        }
    }

    /** What it says, while that is not too old. */
    Optional<GtfsRealtimeFeed> fresh(Instant now) {
        return read.filter(kept ->
                        !now.isAfter(kept.saidAt().plus(lasts(kept.feed().feed()))))
                .map(Read::feed);
    }

    /** When the operator made it. */
    Optional<Instant> saidAt() {
        return read.map(Read::saidAt);
    }

    private static Duration lasts(RealtimeFeed feed) {
        boolean alertsAlone = feed.trips().isEmpty()
                && feed.vehicles().isEmpty()
                && !feed.alerts().isEmpty();
        return alertsAlone ? ALERTS_LAST : TRIPS_LAST;
    }

    /** What is wrong with it, in a sentence; empty when it is in use. */
    String trouble(Instant now) {
        String which = "Realtime feed " + number + ": ";
        if (!nodeTrouble.isEmpty() || !readTrouble.isEmpty()) {
            return which + (nodeTrouble.isEmpty() ? readTrouble : nodeTrouble);
        }
        if (read.isEmpty()) {
            return which + "Nothing has come yet.";
        }
        return fresh(now).isPresent()
                ? ""
                : which + "What it says is of " + read.get().saidAt() + " and too old to be used.";
    }
}
