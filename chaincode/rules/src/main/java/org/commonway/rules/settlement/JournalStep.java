package org.commonway.rules.settlement;

import java.util.List;
import java.util.Optional;
import org.commonway.rules.journal.JournalEntry;

/**
 * The next entries of a period's journal, in the order of the ledger.
 *
 * @param entries what was read
 * @param next where the journal goes on; empty when the period was read to its end
 */
public record JournalStep(List<JournalEntry> entries, Optional<String> next) {
    /** The most entries that one transaction nets: what its read set can bear. */
    public static final int MOST_ENTRIES = 1_000;

    /** A longer step, or one that reads nothing and is not the last, would be a bug. */
    public JournalStep {
        entries = List.copyOf(entries);
        if (entries.size() > MOST_ENTRIES || (entries.isEmpty() && next.isPresent())) {
            throw new IllegalArgumentException("no step: " + entries.size() + " entries, then " + next);
        }
    }
}
