package org.commonway.planner.timetable.cache;

import org.commonway.planner.timetable.gtfs.GtfsFeed;

/**
 * A feed that was asked of the cache.
 *
 * @param feed the same wherever it came from
 * @param origin where it came from
 * @param trouble one sentence on what was wrong with the cache, for whoever runs it; empty when nothing was
 */
public record CachedFeed(GtfsFeed feed, Origin origin, String trouble) {
    /** Where a feed came from. */
    public enum Origin {
        /** From the cache. */
        CACHE,
        /** From the zip, because the cache had nothing for it, or nothing whole. */
        ZIP
    }
}
