package org.commonway.gateway.timetables;

/**
 * How an operator's timetable does.
 *
 * @param status whether searches use it
 * @param detail one sentence on what is wrong, or was skipped; empty when all is well
 */
public record FeedState(Status status, String detail) {
    /** Whether searches use a timetable. */
    public enum Status {
        /** Being fetched and read, or waited for from a node that has just started. */
        LOADING,
        /** In use. */
        READY,
        /** Not usable; an older one may still be in use. */
        BROKEN
    }
}
