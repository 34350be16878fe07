package org.commonway.planner.timetable;

/**
 * A stretch of a service day in which a trip runs again and again, as in GTFS frequencies.txt. Times are seconds from
 * noon minus 12 hours.
 *
 * @param startSeconds when the first vehicle leaves the first stop
 * @param endSeconds when the headway ends; no vehicle leaves the first stop at or after it
 * @param headwaySeconds from one departure to the next, above 0
 * @param exactTimes whether the departures are a timetable (exact_times 1) or only kept to about (0)
 */
public record Frequency(int startSeconds, int endSeconds, int headwaySeconds, boolean exactTimes) {}
