package org.commonway.planner.timetable;

import java.util.OptionalInt;
import org.commonway.planner.place.Coordinate;

/**
 * A stop or station, as in GTFS stops.txt.
 *
 * @param stopId GTFS stop_id
 * @param name as riders read it; may be empty
 * @param coordinate where it is
 * @param parent index of its parent station in {@link Timetable#stops()}
 */
public record Stop(String stopId, String name, Coordinate coordinate, OptionalInt parent) {}
