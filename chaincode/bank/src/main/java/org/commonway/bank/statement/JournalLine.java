package org.commonway.bank.statement;

import org.commonway.rules.journal.JournalEntry;

/**
 * An entry where it stands in the journal.
 *
 * @param tripId the trip that it is about
 * @param number 1, 2, 3 ... within the trip
 * @param atMillis the time of its transaction, since the epoch
 * @param entry what it posts
 */
public record JournalLine(String tripId, int number, long atMillis, JournalEntry entry) {}
