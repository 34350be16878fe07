package org.commonway.city.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.launcher.verify.Difference;

/**
 * What a verification of a log came to.
 *
 * @param verdict in one word
 * @param at when it ended
 * @param checkpoint up to where the log was read; empty when it showed none
 * @param searches that were run again
 * @param anchors of the ledger that agree
 * @param differences how many things are not as they must be
 * @param first the first of them
 * @param unchecked what was not looked at, and what would be needed
 * @param sentence for a person: what it means and what to do
 */
public record LogOutcome(
        Verdict verdict,
        Instant at,
        Optional<Checkpoint> checkpoint,
        long searches,
        int anchors,
        long differences,
        Optional<Difference> first,
        List<String> unchecked,
        String sentence) {
    /** In one word. */
    public enum Verdict {
        /** All of it was read, and nothing differs. */
        VERIFIED,
        /** Something differs. */
        NOT_VERIFIED,
        /** It could not be read to its end: that says nothing about it, good or bad. */
        UNREACHABLE
    }

    /** Copies the list. */
    public LogOutcome {
        unchecked = List.copyOf(unchecked);
    }

    /** One that could not be read. */
    static LogOutcome unreachable(Instant at, String sentence) {
        return new LogOutcome(
                Verdict.UNREACHABLE, at, Optional.empty(), 0, 0, 0, Optional.empty(), List.of(), sentence);
    }
}
