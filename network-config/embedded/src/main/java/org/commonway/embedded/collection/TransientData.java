package org.commonway.embedded.collection;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;

/**
 * What endorsed transactions are to write in collections, between endorsement and commit. Bounded: the oldest goes when
 * there is too much, and its transaction must be endorsed again. Safe for many threads.
 */
public final class TransientData {
    private final long bytesMax;
    private final Map<String, Waiting> byTransaction = new LinkedHashMap<>();
    private long bytes;

    /** Values by the hash that stands in the transaction: a proposal may be endorsed twice, with two results. */
    private record Waiting(Map<ByteString, CollectionPvtReadWriteSet> byHash, long bytes) {}

    /** A store of at most so many bytes of keys and values. */
    public TransientData(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /**
     * Keeps what a transaction is to write.
     *
     * @param set as the simulation gave it; nothing is kept of an empty one
     */
    public synchronized void keep(String txId, TxPvtReadWriteSet set) {
        if (set.getNsPvtRwsetCount() == 0) {
            return;
        }
        Map<ByteString, CollectionPvtReadWriteSet> byHash = new HashMap<>();
        Waiting before = byTransaction.remove(txId);
        if (before != null) {
            bytes -= before.bytes();
            byHash.putAll(before.byHash());
        }
        for (CollectionPvtReadWriteSet collection : set.getNsPvtRwset(0).getCollectionPvtRwsetList()) {
            byHash.put(Sha256.of(collection.getRwset()), collection);
        }
        long size = byHash.values().stream()
                .mapToLong(CollectionPvtReadWriteSet::getSerializedSize)
                .sum();
        byTransaction.put(txId, new Waiting(byHash, size));
        bytes += size;
        for (Iterator<Waiting> oldest = byTransaction.values().iterator(); bytes > bytesMax && oldest.hasNext(); ) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    /**
     * The values whose hashes stand in a transaction.
     *
     * @param hashes by collection
     * @return empty if one of them is not here
     */
    public synchronized Optional<TxPvtReadWriteSet> find(
            String chaincodeName, String txId, Map<String, ByteString> hashes) {
        NsPvtReadWriteSet.Builder set = NsPvtReadWriteSet.newBuilder().setNamespace(chaincodeName);
        Waiting waiting = byTransaction.getOrDefault(txId, new Waiting(Map.of(), 0));
        for (Map.Entry<String, ByteString> wanted : hashes.entrySet()) {
            CollectionPvtReadWriteSet found = waiting.byHash().get(wanted.getValue());
            if (found == null || !found.getCollectionName().equals(wanted.getKey())) {
                return Optional.empty();
            }
            set.addCollectionPvtRwset(found);
        }
        return Optional.of(TxPvtReadWriteSet.newBuilder().addNsPvtRwset(set).build());
    }

    /** Forgets a transaction. */
    public synchronized void drop(String txId) {
        Waiting waiting = byTransaction.remove(txId);
        if (waiting != null) {
            bytes -= waiting.bytes();
        }
    }
}
