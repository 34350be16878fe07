package org.commonway.launcher.bench.planner.search;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.commonway.samplecity.place.Point;

/**
 * One question to every planner.
 *
 * @param id names it in reports
 * @param from where the trip starts
 * @param to where it ends
 * @param departSeconds after local midnight
 */
public record PlannerQuery(String id, End from, End to, int departSeconds) {
    /**
     * One end of a trip.
     *
     * @param stopId GTFS stop_id, with the prefix that the feed's ids have where feeds were merged
     * @param point where that stop is
     */
    public record End(String stopId, Point point) {}

    /** When the trip departs on this day; after midnight of the next when the seconds say so. */
    public LocalDateTime departure(LocalDate date) {
        return date.atStartOfDay().plusSeconds(departSeconds);
    }
}
