package org.commonway.embedded.state;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;

/**
 * What one run of a transaction reads and writes in one collection. Into the transaction go hashes only; the values go
 * into a set of their own. Used by one thread at a time.
 */
public final class CollectionRun {
    private final Simulation run;
    private final StateView view;
    private final Namespace hashes;
    private final Namespace values;
    private final Map<ByteString, Optional<KeyVersion>> reads =
            new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    private final Map<String, Write> writes = new TreeMap<>(KeyOrder.BY_CODE_POINT);
    private final Map<String, Map<String, ByteString>> metadataWrites = new TreeMap<>(KeyOrder.BY_CODE_POINT);

    private boolean valueRead;

    private record Write(Optional<ByteString> value, boolean purge) {}

    CollectionRun(Simulation run, StateView view, Namespace hashes, Namespace values) {
        this.run = run;
        this.view = view;
        this.hashes = hashes;
        this.values = values;
    }

    /**
     * Reads a key.
     *
     * @param keptHere whether the peer keeps the collection's values
     * @throws IllegalStateException if there is a value that this peer does not have
     */
    public Optional<ByteString> get(String key, boolean keptHere) {
        valueRead = true;
        Optional<StoredValue> hash = read(key);
        Optional<StoredValue> value = keptHere ? values.find(view, key) : Optional.empty();
        if (!hash.map(StoredValue::version).equals(value.map(StoredValue::version))) {
            throw new IllegalStateException("private data matching public hash version is not available");
        }
        return value.map(StoredValue::value);
    }

    /** Reads the SHA-256 of a key's value. */
    public Optional<ByteString> getHash(String key) {
        return read(key).map(StoredValue::value);
    }

    /** Reads a key's metadata. */
    public Map<String, ByteString> getMetadata(String key) {
        return read(key).map(StoredValue::metadata).orElse(Map.of());
    }

    /** Writes a key. */
    public void put(String key, ByteString value) {
        write(key, new Write(Optional.of(value), false));
    }

    /** Deletes a key, whether it exists or not. */
    public void delete(String key) {
        write(key, new Write(Optional.empty(), false));
    }

    /** Deletes a key, and the values that it had before from the peers' disks. */
    public void purge(String key) {
        write(key, new Write(Optional.empty(), true));
    }

    /** Sets one metadata entry of a key and keeps the others. */
    public void putMetadata(String key, String name, ByteString value) {
        run.requireMayWrite();
        metadataWrites
                .computeIfAbsent(
                        Simulation.requireKey(key),
                        unused -> new TreeMap<>(hashes.find(view, hex(key))
                                .map(StoredValue::metadata)
                                .orElse(Map.of())))
                .put(name, value);
    }

    /** Opens a range query over the values. As in Fabric such a run may not write, for phantoms would not be seen. */
    public RangeScan openRange(String id, String startKey, String endKey, boolean keptHere) {
        valueRead = true;
        return run.openUnchecked(
                id,
                keptHere
                        ? values.range(view, startKey, endKey)
                        : List.<StateView.Entry>of().iterator());
    }

    /** Whether the run read values here; hashes and metadata are for all. */
    public boolean hasReadValues() {
        return valueRead;
    }

    boolean isEmpty() {
        return reads.isEmpty() && !hasWritten();
    }

    boolean hasWritten() {
        return !writes.isEmpty() || !metadataWrites.isEmpty();
    }

    /** The hashes, in hexadecimal, of the keys whose value or metadata the run changes. */
    Set<String> changedKeys() {
        Set<String> changed = new TreeSet<>();
        writes.keySet().forEach(key -> changed.add(hex(key)));
        metadataWrites.keySet().forEach(key -> changed.add(hex(key)));
        return changed;
    }

    /** What goes into the transaction. */
    HashedRWSet toHashed() {
        HashedRWSet.Builder set = HashedRWSet.newBuilder();
        reads.forEach((keyHash, version) -> {
            KVReadHash.Builder read = KVReadHash.newBuilder().setKeyHash(keyHash);
            version.ifPresent(present -> read.setVersion(present.toProto()));
            set.addHashedReads(read);
        });
        byHash(writes)
                .forEach((keyHash, write) -> set.addHashedWrites(KVWriteHash.newBuilder()
                        .setKeyHash(keyHash)
                        .setIsDelete(write.value().isEmpty())
                        .setIsPurge(write.purge())
                        .setValueHash(write.value().map(Namespace::sha256).orElse(ByteString.EMPTY))));
        byHash(metadataWrites)
                .forEach((keyHash, entries) -> set.addMetadataWrites(
                        KVMetadataWriteHash.newBuilder().setKeyHash(keyHash).addAllEntries(entries(entries))));
        return set.build();
    }

    /** What the collection's peers keep. */
    KVRWSet toClear() {
        KVRWSet.Builder set = KVRWSet.newBuilder();
        writes.forEach((key, write) -> set.addWrites(KVWrite.newBuilder()
                .setKey(key)
                .setIsDelete(write.value().isEmpty())
                .setValue(write.value().orElse(ByteString.EMPTY))));
        // Named, so that those who keep the value know which one now has a newer version.
        metadataWrites
                .keySet()
                .forEach(key ->
                        set.addMetadataWrites(KVMetadataWrite.newBuilder().setKey(key)));
        return set.build();
    }

    private Optional<StoredValue> read(String key) {
        Optional<StoredValue> hash = hashes.find(view, hex(key));
        reads.put(Namespace.sha256(ByteString.copyFromUtf8(key)), hash.map(StoredValue::version));
        return hash;
    }

    private void write(String key, Write write) {
        run.requireMayWrite();
        writes.put(Simulation.requireKey(key), write);
    }

    private static String hex(String key) {
        return Namespace.hex(Namespace.sha256(ByteString.copyFromUtf8(key)));
    }

    /** Ordered by hash: the order of the keys themselves would tell something about them. */
    private static <T> Map<ByteString, T> byHash(Map<String, T> byKey) {
        Map<ByteString, T> ordered = new TreeMap<>(ByteString.unsignedLexicographicalComparator());
        byKey.forEach((key, value) -> ordered.put(Namespace.sha256(ByteString.copyFromUtf8(key)), value));
        return ordered;
    }

    private static List<KVMetadataEntry> entries(Map<String, ByteString> metadata) {
        List<KVMetadataEntry> list = new ArrayList<>();
        metadata.forEach((name, value) -> list.add(
                KVMetadataEntry.newBuilder().setName(name).setValue(value).build()));
        return list;
    }
}
