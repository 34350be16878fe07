package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonway.planner.timetable.Frequency;

/**
 * Reads frequencies.txt. A trip that it names runs by headway alone: its times in stop_times.txt say how long it takes,
 * not when it leaves. So a trip none of whose headways can be used does not run at all.
 */
final class FrequenciesFile {
    /** No feed of a city has more departures by headway; one that has is a mistake that would cost all memory. */
    private static final int MOST_DEPARTURES = 100_000;

    private final SkipLog log;
    private final TripsFile trips;
    private final Column tripId = new Column("trip_id");
    private final Column startTime = new Column("start_time");
    private final Column endTime = new Column("end_time");
    private final Column headwaySecs = new Column("headway_secs");
    private final Column exactTimes = new Column("exact_times");
    private final Map<Integer, List<Line>> lines = new HashMap<>();
    private final Set<Integer> named = new HashSet<>();

    private record Line(Frequency frequency, long line) {}

    FrequenciesFile(SkipLog log, TripsFile trips) {
        this.log = log;
        this.trips = trips;
    }

    void read(GtfsZip zip) {
        zip.read("frequencies.txt", List.of("trip_id", "start_time", "end_time", "headway_secs"), this::readFrequency);
        lines.values().forEach(this::removeOverlaps);
        removeExcess();
    }

    private void readFrequency(GtfsRow row) {
        int trip = row.find(trips.ids(), tripId);
        if (trip == Ids.UNKNOWN) {
            log.add(
                    row,
                    SkipReason.REFERENCE_UNKNOWN,
                    () -> "trip_id " + row.get(tripId) + " is not in trips.txt or was left out");
            return;
        }
        named.add(trip);
        int start = row.time(startTime);
        int end = row.time(endTime);
        int headway = row.number(headwaySecs);
        int exact = row.choice(exactTimes, 1);
        if (start < 0 || end < 0 || exact < 0) {
            log.add(row, SkipReason.VALUE_INVALID, "start_time or end_time is no time, or exact_times is not 0 or 1");
        } else if (headway <= 0 || end <= start) {
            log.add(row, SkipReason.FREQUENCY_INVALID, "headway_secs is not above 0, or end_time not after start_time");
        } else {
            lines.computeIfAbsent(trip, key -> new ArrayList<>(2))
                    .add(new Line(new Frequency(start, end, headway, exact == 1), row.line()));
        }
    }

    private void removeOverlaps(List<Line> ofTrip) {
        ofTrip.sort(Comparator.comparingInt((Line line) -> line.frequency().startSeconds())
                .thenComparingLong(Line::line));
        int[] end = {Integer.MIN_VALUE};
        ofTrip.removeIf(line -> {
            boolean overlaps = line.frequency().startSeconds() < end[0];
            if (overlaps) {
                log.add(
                        "frequencies.txt",
                        line.line(),
                        SkipReason.FREQUENCY_OVERLAPS,
                        () -> "it begins before another headway of its trip has ended");
            } else {
                end[0] = line.frequency().endSeconds();
            }
            return overlaps;
        });
    }

    private void removeExcess() {
        long[] departures = {0};
        for (int trip = 0; trip < trips.trips().size() && !lines.isEmpty(); trip++) {
            lines.getOrDefault(trip, new ArrayList<>(0)).removeIf(line -> {
                long more = departures(line.frequency());
                boolean tooMany = departures[0] + more > MOST_DEPARTURES;
                if (tooMany) {
                    log.add(
                            "frequencies.txt",
                            line.line(),
                            SkipReason.FREQUENCY_TOO_MANY,
                            () -> "with its " + more + " departures the feed would have more than " + MOST_DEPARTURES);
                } else {
                    departures[0] += more;
                }
                return tooMany;
            });
        }
    }

    private static long departures(Frequency frequency) {
        return ((long) frequency.endSeconds() - frequency.startSeconds() + frequency.headwaySeconds() - 1)
                / frequency.headwaySeconds();
    }

    /** Whether the trip runs by headway. */
    boolean names(int trip) {
        return named.contains(trip);
    }

    /** The usable headways of a trip, by time of day. */
    List<Frequency> of(int trip) {
        return lines.getOrDefault(trip, List.of()).stream().map(Line::frequency).toList();
    }
}
