package org.commonway.planner.realtime.gtfsrt;

/**
 * Something of a realtime feed that was left out, or of which something is noted.
 *
 * @param entityId of the feed's entity, shortened to 80 characters
 * @param reason for counting
 * @param why one sentence
 */
public record SkippedEntity(String entityId, RealtimeSkipReason reason, String why) {}
