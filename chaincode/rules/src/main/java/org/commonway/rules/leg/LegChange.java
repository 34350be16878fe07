package org.commonway.rules.leg;

import java.util.Optional;
import org.commonway.rules.journal.JournalEntry;

/**
 * What a step did to a leg.
 *
 * @param leg as it stands now
 * @param entry what was moved for it; empty when no money was
 */
public record LegChange(BookedLeg leg, Optional<JournalEntry> entry) {}
