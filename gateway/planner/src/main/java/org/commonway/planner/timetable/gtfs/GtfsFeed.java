package org.commonway.planner.timetable.gtfs;

import org.commonway.planner.timetable.Timetable;

/**
 * A feed as read.
 *
 * @param timetable what can be ridden
 * @param report what was kept and what was not
 */
public record GtfsFeed(Timetable timetable, LoadReport report) {}
