package org.commonway.planner.timetable.gtfs;

/**
 * A line of a feed that was left out, or of which something is noted.
 *
 * @param file such as "stop_times.txt"
 * @param line counted from 1, the header being the first; 0 for the file as a whole
 * @param reason for counting
 * @param why one sentence
 */
public record SkippedLine(String file, long line, SkipReason reason, String why) {}
