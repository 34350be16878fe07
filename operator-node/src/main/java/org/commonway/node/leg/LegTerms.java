package org.commonway.node.leg;

import java.util.Optional;
import org.commonway.node.place.Position;

/**
 * The leg as it is booked: ids, times and positions only.
 *
 * @param mode how it is ridden
 * @param path from where to where
 * @param window journey time
 * @param serviceRef GTFS trip_id, vehicle id or quote id
 * @param startTime which departure of a trip in frequencies.txt; empty for all else
 */
public record LegTerms(Mode mode, Path path, TimeWindow window, String serviceRef, Optional<ServiceTime> startTime) {
    /** The leg of a service that its reference alone names. */
    public LegTerms(Mode mode, Path path, TimeWindow window, String serviceRef) {
        this(mode, path, window, serviceRef, Optional.empty());
    }

    /**
     * From where to where.
     *
     * @param from start
     * @param to end
     * @param fromStopId GTFS stop_id, empty without a timetable
     * @param toStopId GTFS stop_id, empty without a timetable
     */
    public record Path(Position from, Position to, String fromStopId, String toStopId) {
        /** A path between two points that are no stops. */
        public static Path between(Position from, Position to) {
            return new Path(from, to, "", "");
        }
    }
}
