package org.commonway.planner.timetable.gtfs;

/**
 * A line of a feed that was left out.
 *
 * @param file such as "stop_times.txt"
 * @param line counted from 1, the header being the first; 0 for the file as a whole
 * @param why one sentence
 */
public record SkippedLine(String file, long line, String why) {}
