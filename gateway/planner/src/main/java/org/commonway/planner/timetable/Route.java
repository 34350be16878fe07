package org.commonway.planner.timetable;

import org.commonway.planner.mode.Mode;

/**
 * A line, as in GTFS routes.txt.
 *
 * @param routeId GTFS route_id
 * @param shortName such as "702"; may be empty
 * @param longName may be empty
 * @param mode from route_type
 * @param color six hexadecimal digits; FFFFFF when the feed gives none
 * @param textColor likewise, 000000
 * @param agencyId GTFS agency_id; empty in a feed of one agency that leaves it out
 */
public record Route(
        String routeId, String shortName, String longName, Mode mode, String color, String textColor, String agencyId) {
    /** A line of the feed's only agency. */
    public Route(String routeId, String shortName, String longName, Mode mode, String color, String textColor) {
        this(routeId, shortName, longName, mode, color, textColor, "");
    }
}
