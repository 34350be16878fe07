package org.commonway.embedded.state;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
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
    private final String chaincodeName;
    private final Namespace open;
    private final Map<String, Optional<KeyVersion>> reads = new TreeMap<>(KeyOrder.BY_CODE_POINT);
    private final Map<String, Optional<ByteString>> writes = new TreeMap<>(KeyOrder.BY_CODE_POINT);
    private final Map<String, Map<String, ByteString>> metadataWrites = new TreeMap<>(KeyOrder.BY_CODE_POINT);
    private final Map<String, RangeScan> scans = new LinkedHashMap<>();
    private final Map<String, RangeScan> uncheckedScans = new HashMap<>();
    private final Map<String, CollectionRun> collections = new TreeMap<>();
    private boolean readOnly;

    /** A run of this chaincode that sees this view. The view is not closed by the run. */
    public Simulation(StateView view, String chaincodeName) {
        this.view = view;
        this.chaincodeName = chaincodeName;
        this.open = Namespace.open(chaincodeName);
    }

    /** What the run does in a collection of private data. */
    public CollectionRun collection(String name) {
        return collections.computeIfAbsent(
                name,
                unused -> new CollectionRun(
                        this, view, Namespace.hashed(chaincodeName, name), Namespace.clear(chaincodeName, name)));
    }

    /** Reads a key. */
    public Optional<StoredValue> get(String key) {
        Optional<StoredValue> found = open.find(view, key);
        reads.put(key, found.map(StoredValue::version));
        return found;
    }

    /** Writes a key. */
    public void put(String key, ByteString value) {
        requireMayWrite();
        writes.put(requireKey(key), Optional.of(value));
    }

    /** Deletes a key, whether it exists or not. */
    public void delete(String key) {
        requireMayWrite();
        writes.put(requireKey(key), Optional.empty());
    }

    /** Sets one metadata entry of a key and keeps the others. */
    public void putMetadata(String key, String name, ByteString value) {
        requireMayWrite();
        metadataWrites
                .computeIfAbsent(
                        requireKey(key),
                        unused -> new TreeMap<>(
                                open.find(view, key).map(StoredValue::metadata).orElse(Map.of())))
                .put(name, value);
    }

    /** Opens a range query under an id that is new in this run; see {@link StateView#range} for the bounds. */
    public RangeScan openRange(String id, String startKey, String endKey) {
        RangeScan scan = new RangeScan(startKey, endKey, open.range(view, startKey, endKey));
        scans.put(id, scan);
        return scan;
    }

    /**
     * As {@link #openRange}, for a query in pages. As in Fabric such a run may not write: what the pages did not show
     * could not be checked at commit.
     */
    public RangeScan openPagedRange(String id, String startKey, String endKey) {
        beReadOnly();
        return openRange(id, startKey, endKey);
    }

    /** A range query that nothing will be checked against at commit. */
    RangeScan openUnchecked(String id, Iterator<StateView.Entry> entries) {
        beReadOnly();
        RangeScan scan = new RangeScan("", "", entries);
        uncheckedScans.put(id, scan);
        return scan;
    }

    /** The range query opened under this id. */
    public Optional<RangeScan> findRange(String id) {
        return Optional.ofNullable(scans.getOrDefault(id, uncheckedScans.get(id)));
    }

    /** The keys whose value or metadata the run changes. */
    public Set<String> changedKeys() {
        Set<String> changed = new TreeSet<>(writes.keySet());
        changed.addAll(metadataWrites.keySet());
        return changed;
    }

    /** The hashes of the keys that the run changes in each collection in which it changes some. */
    public Map<String, Set<String>> changedHashes() {
        Map<String, Set<String>> changed = new TreeMap<>();
        collections.forEach((name, run) -> {
            if (run.hasWritten()) {
                changed.put(name, run.changedKeys());
            }
        });
        return changed;
    }

    /** The collections that the run read or wrote, with what it did there. */
    public Map<String, CollectionRun> collections() {
        return collections;
    }

    /** What the run writes in collections, in clear, for the peers that keep it. */
    public TxPvtReadWriteSet privateSet() {
        NsPvtReadWriteSet.Builder set = NsPvtReadWriteSet.newBuilder().setNamespace(chaincodeName);
        collections.forEach((name, run) -> {
            if (run.hasWritten()) {
                set.addCollectionPvtRwset(CollectionPvtReadWriteSet.newBuilder()
                        .setCollectionName(name)
                        .setRwset(run.toClear().toByteString()));
            }
        });
        return set.getCollectionPvtRwsetCount() == 0
                ? TxPvtReadWriteSet.getDefaultInstance()
                : TxPvtReadWriteSet.newBuilder()
                        .setDataModel(TxReadWriteSet.DataModel.KV)
                        .addNsPvtRwset(set)
                        .build();
    }

    /** Reads, range queries, writes and metadata writes in Fabric's format, keys in order. */
    public ByteString readWriteSet() {
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
        NsReadWriteSet.Builder all = NsReadWriteSet.newBuilder()
                .setNamespace(chaincodeName)
                .setRwset(set.build().toByteString());
        collections.forEach((name, run) -> {
            if (!run.isEmpty()) {
                all.addCollectionHashedRwset(hashedSet(name, run));
            }
        });
        return TxReadWriteSet.newBuilder()
                .setDataModel(TxReadWriteSet.DataModel.KV)
                .addNsRwset(all)
                .build()
                .toByteString();
    }

    private static CollectionHashedReadWriteSet hashedSet(String name, CollectionRun run) {
        return CollectionHashedReadWriteSet.newBuilder()
                .setCollectionName(name)
                .setHashedRwset(run.toHashed().toByteString())
                .setPvtRwsetHash(
                        run.hasWritten() ? Namespace.sha256(run.toClear().toByteString()) : ByteString.EMPTY)
                .build();
    }

    private static List<KVMetadataEntry> metadataEntries(Map<String, ByteString> entries) {
        List<KVMetadataEntry> list = new ArrayList<>();
        entries.forEach((name, value) -> list.add(
                KVMetadataEntry.newBuilder().setName(name).setValue(value).build()));
        return list;
    }

    void requireMayWrite() {
        if (readOnly) {
            throw new IllegalStateException(
                    "a transaction that has made a paginated or a private range query cannot write");
        }
    }

    static String requireKey(String key) {
        if (key.isEmpty()) {
            throw new IllegalStateException("a key must not be empty");
        }
        return key;
    }

    private void beReadOnly() {
        if (!changedKeys().isEmpty() || !changedHashes().isEmpty()) {
            throw new IllegalStateException(
                    "a transaction that has written cannot make a paginated or a private range query");
        }
        readOnly = true;
    }
}
