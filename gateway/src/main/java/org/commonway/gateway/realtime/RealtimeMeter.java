package org.commonway.gateway.realtime;

/** Counts what becomes of operators' realtime. */
public interface RealtimeMeter {
    /** An operator's realtime was fetched, or could not be, and judged. */
    void judged(String operatorId, RealtimeState state);

    /** An operator has no realtime any more. */
    void gone(String operatorId);
}
