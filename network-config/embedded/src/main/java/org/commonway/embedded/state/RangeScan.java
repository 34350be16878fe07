package org.commonway.embedded.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;

/** A range query of a simulation: hands out entries and remembers which were handed out. */
public final class RangeScan {
    private final String startKey;
    private final String endKey;
    private final Iterator<StateView.Entry> entries;
    private final QueryReads.Builder handedOut = QueryReads.newBuilder();
    private String lastKey = "";
    private boolean bookmarked;

    RangeScan(String startKey, String endKey, Iterator<StateView.Entry> entries) {
        this.startKey = startKey;
        this.endKey = endKey;
        this.entries = entries;
    }

    /** The next entries, at most as many as asked for. */
    public List<StateView.Entry> next(int limit) {
        List<StateView.Entry> page = new ArrayList<>();
        while (page.size() < limit && entries.hasNext()) {
            StateView.Entry entry = entries.next();
            lastKey = entry.key();
            handedOut.addKvReads(KVRead.newBuilder()
                    .setKey(entry.key())
                    .setVersion(entry.stored().version().toProto()));
            page.add(entry);
        }
        return page;
    }

    /** Whether there is more; looking does not count as reading. */
    public boolean hasMore() {
        return entries.hasNext();
    }

    /** The key at which a later page goes on: the one after the last handed out, or empty at the end. Ends the query. */
    public String bookmark() {
        bookmarked = entries.hasNext();
        return bookmarked ? entries.next().key() : "";
    }

    /** As Fabric: a query that was not read to its end is checked up to the last key read, that key included. */
    RangeQueryInfo toProto() {
        boolean exhausted = !bookmarked && !entries.hasNext();
        return RangeQueryInfo.newBuilder()
                .setStartKey(startKey)
                .setEndKey(exhausted ? endKey : lastKey)
                .setItrExhausted(exhausted)
                .setRawReads(handedOut)
                .build();
    }
}
