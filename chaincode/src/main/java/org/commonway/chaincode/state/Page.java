package org.commonway.chaincode.state;

import java.util.List;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/**
 * A part of a list of keys with a common beginning.
 *
 * @param bookmark where to read on: the next key without that beginning; empty at the end
 */
record Page(List<KeyValue> entries, String bookmark) {

    /** What is asked for of the keys that start so. */
    static Page read(Records records, String prefix, String end, PageAsk ask) {
        return read(records, prefix, prefix, end, ask);
    }

    /** As above, from a key that starts so on. */
    static Page read(Records records, String prefix, String start, String end, PageAsk ask) {
        String first = ask.bookmark().isEmpty() ? start : prefix + ask.bookmark();
        List<KeyValue> found = records.list(first, end, ask.size() + 1);
        return found.size() <= ask.size()
                ? new Page(found, "")
                : new Page(
                        found.subList(0, ask.size()),
                        found.get(ask.size()).getKey().substring(prefix.length()));
    }
}
