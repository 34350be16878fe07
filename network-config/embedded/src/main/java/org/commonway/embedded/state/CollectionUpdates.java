package org.commonway.embedded.state;

import com.google.protobuf.ByteString;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;

/**
 * What a block does to collections of private data, on top of {@link BlockUpdates}: hashes for all, values for those
 * who keep them, and forgetting when a value's blocks are over (core/ledger/kvledger/txmgmt/pvtstatepurgemgmt).
 */
public final class CollectionUpdates {
    private final BlockUpdates updates;
    private final String chaincodeName;
    private final ToLongFunction<String> blocksToLive;

    /**
     * On top of these.
     *
     * @param blocksToLive after how many blocks a collection's values are forgotten; 0 for never
     */
    public CollectionUpdates(BlockUpdates updates, String chaincodeName, ToLongFunction<String> blocksToLive) {
        this.updates = updates;
        this.chaincodeName = chaincodeName;
        this.blocksToLive = blocksToLive;
    }

    /** Whether every hash that was read is still of the version that was read. */
    public boolean readsStand(String collection, HashedRWSet set) {
        Namespace hashes = Namespace.hashed(chaincodeName, collection);
        for (KVReadHash read : set.getHashedReadsList()) {
            Optional<KeyVersion> then =
                    read.hasVersion() ? Optional.of(KeyVersion.of(read.getVersion())) : Optional.empty();
            if (!updates.find(hashes, Namespace.hex(read.getKeyHash()))
                    .map(StoredValue::version)
                    .equals(then)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes what a valid transaction writes in a collection.
     *
     * @param clear the values, as far as they are here; those that do not match their hashes are left out
     */
    public void take(String collection, HashedRWSet set, KVRWSet clear, KeyVersion version) {
        Map<String, KVWrite> byHash = new TreeMap<>();
        clear.getWritesList().forEach(write -> byHash.put(hash(write.getKey()), write));
        for (KVWriteHash write : set.getHashedWritesList()) {
            String keyHash = Namespace.hex(write.getKeyHash());
            takeHash(collection, keyHash, write, version);
            Optional.ofNullable(byHash.get(keyHash))
                    .filter(value -> matches(write, value))
                    .ifPresent(value -> takeValue(collection, keyHash, value, version));
        }
        Map<String, String> keys = new TreeMap<>();
        clear.getMetadataWritesList().forEach(write -> keys.put(hash(write.getKey()), write.getKey()));
        for (KVMetadataWriteHash write : set.getMetadataWritesList()) {
            takeMetadata(collection, write, keys, version);
        }
    }

    /** Forgets what is due with this block. */
    public void expire(long block) {
        Namespace expiry = Namespace.expiry(chaincodeName);
        String from = String.format("%016x", block);
        String to = String.format("%016x", block + 1);
        for (Iterator<StateView.Entry> due = expiry.range(updates.committed(), from, to); due.hasNext(); ) {
            StateView.Entry entry = due.next();
            String[] place = entry.key().split("/", 3);
            forget(place[1], place[2], entry.stored());
            updates.put(expiry, entry.key(), Optional.empty());
        }
    }

    /** Only if the key was not written again since. */
    private void forget(String collection, String keyHash, StoredValue due) {
        Namespace hashes = Namespace.hashed(chaincodeName, collection);
        Optional<StoredValue> hash = updates.find(hashes, keyHash);
        if (hash.isPresent() && hash.get().version().equals(due.version())) {
            updates.put(hashes, keyHash, Optional.empty());
            if (!due.value().isEmpty()) {
                updates.put(
                        Namespace.clear(chaincodeName, collection), due.value().toStringUtf8(), Optional.empty());
            }
        }
    }

    private void takeHash(String collection, String keyHash, KVWriteHash write, KeyVersion version) {
        Namespace hashes = Namespace.hashed(chaincodeName, collection);
        Map<String, ByteString> metadata =
                updates.find(hashes, keyHash).map(StoredValue::metadata).orElse(Map.of());
        updates.put(
                hashes,
                keyHash,
                write.getIsDelete()
                        ? Optional.empty()
                        : Optional.of(new StoredValue(write.getValueHash(), metadata, version)));
        if (!write.getIsDelete()) {
            schedule(collection, keyHash, ByteString.EMPTY, version);
        }
    }

    private void takeValue(String collection, String keyHash, KVWrite write, KeyVersion version) {
        Namespace values = Namespace.clear(chaincodeName, collection);
        if (write.getIsDelete()) {
            updates.put(values, write.getKey(), Optional.empty());
        } else {
            updates.put(values, write.getKey(), Optional.of(new StoredValue(write.getValue(), Map.of(), version)));
            schedule(collection, keyHash, ByteString.copyFromUtf8(write.getKey()), version);
        }
    }

    /** As for the open state, metadata of a key that does not exist are dropped. */
    private void takeMetadata(
            String collection, KVMetadataWriteHash write, Map<String, String> keys, KeyVersion version) {
        Namespace hashes = Namespace.hashed(chaincodeName, collection);
        String keyHash = Namespace.hex(write.getKeyHash());
        updates.find(hashes, keyHash).ifPresent(stored -> {
            Map<String, ByteString> metadata = new TreeMap<>();
            for (KVMetadataEntry entry : write.getEntriesList()) {
                metadata.put(entry.getName(), entry.getValue());
            }
            updates.put(hashes, keyHash, Optional.of(new StoredValue(stored.value(), metadata, version)));
            String key = keys.getOrDefault(keyHash, "");
            Namespace values = Namespace.clear(chaincodeName, collection);
            updates.find(values, key)
                    .ifPresent(value ->
                            updates.put(values, key, Optional.of(new StoredValue(value.value(), Map.of(), version))));
            schedule(collection, keyHash, ByteString.copyFromUtf8(key), version);
        });
    }

    private static String hash(String key) {
        return Namespace.hex(Namespace.sha256(ByteString.copyFromUtf8(key)));
    }

    private void schedule(String collection, String keyHash, ByteString key, KeyVersion version) {
        long blocks = blocksToLive.applyAsLong(collection);
        if (blocks > 0) {
            String place = String.format("%016x/%s/%s", version.block() + blocks + 1, collection, keyHash);
            updates.put(Namespace.expiry(chaincodeName), place, Optional.of(new StoredValue(key, Map.of(), version)));
        }
    }

    private static boolean matches(KVWriteHash hash, KVWrite write) {
        return hash.getIsDelete() == write.getIsDelete()
                && (write.getIsDelete() || Namespace.sha256(write.getValue()).equals(hash.getValueHash()));
    }
}
