package org.commonway.embedded.state;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;

/**
 * The state as it stands within a block: the committed state and over it the writes of the block's valid transactions
 * so far. Here reads and range queries are checked again. Used by one thread.
 */
public final class BlockUpdates {
    private final StateView committed;
    private final Namespace open;
    private final NavigableMap<String, Optional<StoredValue>> writes = new TreeMap<>(KeyOrder.BY_CODE_POINT);

    /** Nothing written yet over this view by transactions of this chaincode. */
    public BlockUpdates(StateView committed, String chaincodeName) {
        this.committed = committed;
        this.open = Namespace.open(chaincodeName);
    }

    /** What a key held before the block. */
    public Optional<StoredValue> findBefore(Namespace namespace, String key) {
        return namespace.find(committed, key);
    }

    Optional<StoredValue> find(Namespace namespace, String key) {
        Optional<StoredValue> written = writes.get(namespace.stateKey(key));
        return written != null ? written : namespace.find(committed, key);
    }

    void put(Namespace namespace, String key, Optional<StoredValue> value) {
        writes.put(namespace.stateKey(key), value);
    }

    StateView committed() {
        return committed;
    }

    /** Whether every key that was read is still of the version that was read. */
    public boolean readsStand(KVRWSet set) {
        return set.getReadsList().stream().allMatch(this::stands);
    }

    /** Whether every range query would give the same keys in the same versions. */
    public boolean rangesStand(KVRWSet set) {
        return set.getRangeQueriesInfoList().stream().allMatch(this::stands);
    }

    /** Takes the writes of a valid transaction. */
    public void take(KVRWSet set, KeyVersion version) {
        for (KVWrite write : set.getWritesList()) {
            Map<String, ByteString> metadata =
                    find(open, write.getKey()).map(StoredValue::metadata).orElse(Map.of());
            put(
                    open,
                    write.getKey(),
                    write.getIsDelete()
                            ? Optional.empty()
                            : Optional.of(new StoredValue(write.getValue(), metadata, version)));
        }
        for (KVMetadataWrite write : set.getMetadataWritesList()) {
            // As in Fabric, metadata of a key that does not exist are dropped.
            find(open, write.getKey()).ifPresent(stored -> {
                Map<String, ByteString> metadata = new TreeMap<>();
                for (KVMetadataEntry entry : write.getEntriesList()) {
                    metadata.put(entry.getName(), entry.getValue());
                }
                put(open, write.getKey(), Optional.of(new StoredValue(stored.value(), metadata, version)));
            });
        }
    }

    /** What the block's valid transactions wrote; empty for a deleted key. */
    public Map<String, Optional<StoredValue>> writes() {
        return writes;
    }

    private boolean stands(KVRead read) {
        Optional<KeyVersion> then =
                read.hasVersion() ? Optional.of(KeyVersion.of(read.getVersion())) : Optional.empty();
        return find(open, read.getKey()).map(StoredValue::version).equals(then);
    }

    private boolean stands(RangeQueryInfo query) {
        List<KVRead> now = new ArrayList<>();
        // An unfinished query names the last key it read as its end: look one key further than that, not more.
        String end = query.getItrExhausted() ? query.getEndKey() : query.getEndKey() + '\0';
        if (!query.getItrExhausted() && query.getRawReads().getKvReadsCount() == 0) {
            return true; // opened and never read: it learnt nothing
        }
        NavigableMap<String, StoredValue> merged = new TreeMap<>(KeyOrder.BY_CODE_POINT);
        for (Iterator<StateView.Entry> entries = open.range(committed, query.getStartKey(), end); entries.hasNext(); ) {
            StateView.Entry entry = entries.next();
            merged.put(entry.key(), entry.stored());
        }
        int prefix = open.stateKey("").length();
        within(open.stateKey(query.getStartKey()), open.rangeEnd(end)).forEach((stateKey, stored) -> {
            String key = stateKey.substring(prefix);
            merged.remove(key);
            stored.ifPresent(present -> merged.put(key, present));
        });
        merged.forEach((key, stored) -> now.add(KVRead.newBuilder()
                .setKey(key)
                .setVersion(stored.version().toProto())
                .build()));
        return now.equals(query.getRawReads().getKvReadsList());
    }

    private NavigableMap<String, Optional<StoredValue>> within(String start, String end) {
        return KeyOrder.BY_CODE_POINT.compare(start, end) > 0
                ? new TreeMap<>(KeyOrder.BY_CODE_POINT)
                : writes.subMap(start, true, end, false);
    }
}
