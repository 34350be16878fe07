package org.commonway.chaincode.state;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonway.chaincode.codec.Canonical;
import org.commonway.chaincode.codec.JournalCodec;
import org.commonway.proto.ledger.v1.JournalEntries;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.trip.TripChange;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/** The journal of all trips' money. What one transaction enters stands under one key, which is never written again. */
public final class Journal {
    private static final Pattern BOOKMARK = Pattern.compile(Shared.MOMENT_AND_TRIP + "~[0-9]{2,9}");

    private final Records records;

    Journal(Records records) {
        this.records = records;
    }

    /** Writes the entries of what this transaction does to trips, each of which it changes once; nothing when none has any. */
    void put(List<TripChange> changes, long atMillis) {
        List<JournalEntry> entries = changes.stream()
                .flatMap(change ->
                        change.entry().map(entry -> JournalCodec.toProto(change.trip(), entry, atMillis)).stream())
                .sorted(Comparator.comparing(JournalEntry::getTripId))
                .toList();
        if (!entries.isEmpty()) {
            records.put(
                    keyOf(entries.get(0)),
                    JournalEntries.newBuilder().addAllEntries(entries).build());
        }
    }

    private static String keyOf(JournalEntry entry) {
        return Keys.entry(entry.getAt().getEpochMillis(), new TripId(entry.getTripId()), entry.getNumber());
    }

    /**
     * A page of the journal, by time, those of one moment by trip.
     *
     * @param fromMillis inclusive
     * @param untilMillis exclusive, not before {@code fromMillis}
     */
    public JournalPage list(long fromMillis, long untilMillis, PageAsk ask) {
        ask.requireBookmark(BOOKMARK);
        String start = Keys.entriesFrom(fromMillis);
        String end = Keys.entriesFrom(untilMillis);
        String first = Keys.ENTRIES + ask.bookmark();
        if (!ask.bookmark().isEmpty() && (first.compareTo(start) < 0 || first.compareTo(end) > 0)) {
            throw PageAsk.noBookmark();
        }
        var part = Shared.list(records, new Shared.Stretch(Keys.ENTRIES, start, end), ask, Journal::open);
        return JournalPage.newBuilder()
                .addAllEntries(part.things())
                .setBookmark(part.bookmark())
                .build();
    }

    private static Map<String, JournalEntry> open(KeyValue key) {
        Map<String, JournalEntry> entries = new TreeMap<>();
        Canonical.parseState(key.getKey(), JournalEntries.parser(), key.getValue())
                .getEntriesList()
                .forEach(entry -> entries.put(keyOf(entry).substring(Keys.ENTRIES.length()), entry));
        return entries;
    }
}
