package org.commonway.planner.timetable;

/**
 * A floor of a station, as in GTFS levels.txt.
 *
 * @param levelId GTFS level_id
 * @param index 0 on the ground, above 0 over it, below 0 under it (level_index)
 * @param name as riders read it in the station; may be empty
 */
public record Level(String levelId, double index, String name) {}
