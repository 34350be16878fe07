package org.commonway.planner.realtime.gtfsrt;

import org.commonway.planner.realtime.RealtimeFeed;

/**
 * A realtime feed as read.
 *
 * @param feed what the operator says
 * @param report what was kept and what was not
 */
public record GtfsRealtimeFeed(RealtimeFeed feed, RealtimeReport report) {}
