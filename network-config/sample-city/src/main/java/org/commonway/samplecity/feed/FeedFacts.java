package org.commonway.samplecity.feed;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.commonway.samplecity.place.Point;

/**
 * What a GTFS feed says of itself.
 *
 * @param file where it was read
 * @param agencyId of its first agency; its name where the feed gives no id
 * @param agencyName of its first agency
 * @param zone GTFS agency_timezone
 * @param stops stops and platforms, in file order
 * @param serviceDates every day on which something runs, at least one
 */
public record FeedFacts(
        Path file,
        String agencyId,
        String agencyName,
        ZoneId zone,
        List<Stop> stops,
        NavigableSet<LocalDate> serviceDates) {
    /** Takes copies of the collections. */
    public FeedFacts {
        stops = List.copyOf(stops);
        serviceDates = new TreeSet<>(serviceDates);
    }

    /**
     * A stop.
     *
     * @param name for riders
     * @param point where
     */
    public record Stop(String name, Point point) {}

    /** The days covered, as a person would say it. */
    public String coverage() {
        return serviceDates.first() + " to " + serviceDates.last();
    }
}
