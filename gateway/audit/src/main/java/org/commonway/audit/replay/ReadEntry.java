package org.commonway.audit.replay;

import java.util.Optional;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.refusal.AuditRefusal;

/**
 * An entry that was read, so that several threads can read what one replays.
 *
 * @param entry what it says; empty when it cannot be read
 * @param trouble why it cannot be read; empty when it can
 */
public record ReadEntry(Optional<LogEntry> entry, String trouble) {

    /** What these bytes say, or why they say nothing. */
    public static ReadEntry of(byte[] bytes) {
        try {
            return new ReadEntry(Optional.of(LogEntry.parse(bytes)), "");
        } catch (AuditRefusal e) {
            return new ReadEntry(Optional.empty(), e.code() + ", " + e.getMessage());
        }
    }
}
