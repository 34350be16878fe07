package org.commonway.proof.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.Trip;

/**
 * World state: keys as LAW and chaincode/README.md lay them out, values as bytes.
 *
 * @param policies the endorsement policy of each key that has one
 */
public record Snapshot(NavigableMap<String, byte[]> state, Map<String, byte[]> policies) {

    /** Every journal entry by its key, oldest first. */
    public Map<String, JournalEntry> entries() {
        return all("entry~", JournalEntry.parser());
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
