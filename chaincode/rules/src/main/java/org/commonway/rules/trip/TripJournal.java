package org.commonway.rules.trip;

/**
 * How far a trip's journal goes.
 *
 * @param entries how many entries it has; the last one's number
 * @param lastEntryAtMillis of the latest; when it was booked while there is none
 */
public record TripJournal(int entries, long lastEntryAtMillis) {
    static TripJournal startedAt(long atMillis) {
        return new TripJournal(0, atMillis);
    }

    /** With one entry more. Transactions carry their clients' times, so a later one may say an earlier moment. */
    TripJournal withEntryAt(long atMillis) {
        return new TripJournal(entries + 1, Math.max(lastEntryAtMillis, atMillis));
    }
}
