package org.commonway.planner.timetable;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.place.Coordinate;

/**
 * A place of GTFS stops.txt: a stop, a station, or a part of one.
 *
 * @param stopId GTFS stop_id
 * @param name as riders read it; may be empty
 * @param coordinate where it is; that of its parent where GTFS leaves it open (location_type 3 and 4)
 * @param parent index in {@link Timetable#stops()} of its station, or of its platform if it is a boarding area
 * @param detail what else the feed says of it
 */
public record Stop(String stopId, String name, Coordinate coordinate, OptionalInt parent, Detail detail) {
    /**
     * What matters less often.
     *
     * @param type what it stands for
     * @param code GTFS stop_code, the short text on the sign; may be empty
     * @param platformCode GTFS platform_code, such as "3"; may be empty
     * @param level index in {@link Stations#levels()}
     * @param wheelchairBoarding the parent's where its own is not given (GTFS wheelchair_boarding)
     * @param zone GTFS stop_timezone, for display only: times count in the agency's zone
     * @param fareZoneId GTFS zone_id; may be empty
     */
    public record Detail(
            LocationType type,
            String code,
            String platformCode,
            OptionalInt level,
            Possibility wheelchairBoarding,
            Optional<ZoneId> zone,
            String fareZoneId) {
        /** A plain stop of which nothing else is known. */
        public static Detail plain() {
            return new Detail(
                    LocationType.STOP, "", "", OptionalInt.empty(), Possibility.UNKNOWN, Optional.empty(), "");
        }
    }

    /** A plain stop, location_type 0. */
    public Stop(String stopId, String name, Coordinate coordinate, OptionalInt parent) {
        this(stopId, name, coordinate, parent, Detail.plain());
    }
}
