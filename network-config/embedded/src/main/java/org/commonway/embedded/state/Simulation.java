package org.commonway.embedded.state;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/**
 * One run of a transaction against one view of the state. Reads see what is committed, never the run's own writes (as
 * in Fabric); what was read and written is kept for the read/write set. Used by one thread at a time.
 */
public final class Simulation {
    private final StateView view;
    private final Map<String, Optional<KeyVersion>> reads = new TreeMap<>(KeyOrder.BY_CODE_POINT);
    private final Map<String, Optional<ByteString>> writes = new TreeMap<>(KeyOrder.BY_CODE_POINT);
    private final Map<String, Map<String, ByteString>> metadataWrites = new TreeMap<>(KeyOrder.BY_CODE_POINT);
    private final Map<String, RangeScan> scans = new LinkedHashMap<>();
    private boolean paged;

    /** A run that sees this view. The view is not closed by the run. */
    public Simulation(StateView view) {
        this.view = view;
    }

    /** Reads a key. */
    public Optional<StoredValue> get(String key) {
        Optional<StoredValue> found = view.find(key);
        reads.put(key, found.map(StoredValue::version));
        return found;
    }

    /** Writes a key. */
    public void put(String key, ByteString value) {
        requireUnpaged();
        writes.put(requireKey(key), Optional.of(value));
    }

    /** Deletes a key, whether it exists or not. */
    public void delete(String key) {
        requireUnpaged();
        writes.put(requireKey(key), Optional.empty());
    }

    /** Sets one metadata entry of a key and keeps the others. */
    public void putMetadata(String key, String name, ByteString value) {
        requireUnpaged();
        metadataWrites
                .computeIfAbsent(
                        requireKey(key),
                        unused -> new TreeMap<>(
                                view.find(key).map(StoredValue::metadata).orElse(Map.of())))
                .put(name, value);
    }

    /** Opens a range query under an id that is new in this run; see {@link StateView#range} for the bounds. */
    public RangeScan openRange(String id, String startKey, String endKey) {
        RangeScan scan = new RangeScan(startKey, endKey, view.range(startKey, endKey));
        scans.put(id, scan);
        return scan;
    }

    /**
     * As {@link #openRange}, for a query in pages. As in Fabric such a run may not write: what the pages did not show
     * could not be checked at commit.
     */
    public RangeScan openPagedRange(String id, String startKey, String endKey) {
        if (!writes.isEmpty() || !metadataWrites.isEmpty()) {
            throw new IllegalStateException("a transaction that has written cannot make a paginated query");
        }
        paged = true;
        return openRange(id, startKey, endKey);
    }

    /** The range query opened under this id. */
    public Optional<RangeScan> findRange(String id) {
        return Optional.ofNullable(scans.get(id));
    }

    /** The keys whose value or metadata the run changes. */
    public Set<String> changedKeys() {
        Set<String> changed = new TreeSet<>(writes.keySet());
        changed.addAll(metadataWrites.keySet());
        return changed;
    }

    /** Reads, range queries, writes and metadata writes in Fabric's format, keys in order. */
    public ByteString readWriteSet(String chaincodeName) {
        KVRWSet.Builder set = KVRWSet.newBuilder();
        reads.forEach((key, version) -> {
            KVRead.Builder read = KVRead.newBuilder().setKey(key);
            version.ifPresent(present -> read.setVersion(present.toProto()));
            set.addReads(read);
        });
        scans.values().forEach(scan -> set.addRangeQueriesInfo(scan.toProto()));
        writes.forEach((key, value) -> set.addWrites(KVWrite.newBuilder()
                .setKey(key)
                .setIsDelete(value.isEmpty())
                .setValue(value.orElse(ByteString.EMPTY))));
        metadataWrites.forEach((key, entries) -> set.addMetadataWrites(
                KVMetadataWrite.newBuilder().setKey(key).addAllEntries(metadataEntries(entries))));
        return TxReadWriteSet.newBuilder()
                .setDataModel(TxReadWriteSet.DataModel.KV)
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace(chaincodeName)
                        .setRwset(set.build().toByteString()))
                .build()
                .toByteString();
    }

    private static List<KVMetadataEntry> metadataEntries(Map<String, ByteString> entries) {
        List<KVMetadataEntry> list = new ArrayList<>();
        entries.forEach((name, value) -> list.add(
                KVMetadataEntry.newBuilder().setName(name).setValue(value).build()));
        return list;
    }

    private void requireUnpaged() {
        if (paged) {
            throw new IllegalStateException("a transaction that has made a paginated query cannot write");
        }
    }

    private static String requireKey(String key) {
        if (key.isEmpty()) {
            throw new IllegalStateException("a key must not be empty");
        }
        return key;
    }
}
