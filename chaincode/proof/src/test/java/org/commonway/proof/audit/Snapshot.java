package org.commonway.proof.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.commonway.proto.ledger.v1.JournalEntries;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.Trip;

/**
 * World state: keys as LAW and chaincode/README.md lay them out, values as bytes.
 *
 * @param policies the endorsement policy of each key that has one
 */
public record Snapshot(NavigableMap<String, byte[]> state, Map<String, byte[]> policies) {

    /** Every journal entry by its place, oldest first: the key that it would have alone. */
    public Map<String, JournalEntry> entries() {
        Map<String, JournalEntry> entries = new TreeMap<>();
        entriesByKey()
                .values()
                .forEach(together -> together.getEntriesList().forEach(entry -> entries.put(placeOf(entry), entry)));
        return entries;
    }

    /** What each transaction entered, by its key. */
    public Map<String, JournalEntries> entriesByKey() {
        return all("entry~", JournalEntries.parser());
    }

    /** The key that an entry would have alone. */
    public static String placeOf(JournalEntry entry) {
        return String.format(
                "entry~%015d~%s~%02d", entry.getAt().getEpochMillis(), entry.getTripId(), entry.getNumber());
    }

    /** Every trip by its key. */
    public Map<String, Trip> trips() {
        return all("trip~", Trip.parser());
    }

    /** Every settlement by its key, in order. */
    public Map<String, Settlement> settlements() {
        return all("settlement~0", Settlement.parser());
    }

    private <M extends Message> Map<String, M> all(String prefix, Parser<M> parser) {
        Map<String, M> found = new LinkedHashMap<>();
        state.subMap(prefix, prefix + '\uffff').forEach((key, value) -> found.put(key, parse(parser, value)));
        return found;
    }

    /** The message in these bytes. */
    public static <M extends Message> M parse(Parser<M> parser, byte[] bytes) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("no message of its kind", e);
        }
    }
}
