package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.embedded.block.Blocks;
import org.commonway.embedded.collection.Collections;
import org.commonway.embedded.collection.PrivateDataFile;
import org.commonway.embedded.collection.TransientData;
import org.commonway.embedded.envelope.HashedSet;
import org.commonway.embedded.envelope.TransactionContents;
import org.commonway.embedded.state.KeyVersion;
import org.commonway.embedded.state.Namespace;
import org.commonway.embedded.state.StateOutage;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger's private data: between endorsement and commit in memory, then on disk. What is purged leaves the disk with
 * the block that purges it; what has outlived its blocks leaves it now and then, and at each start.
 */
final class PrivateData implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateData.class);
    private static final long WAITING_BYTES_MAX = 64L * 1024 * 1024;
    /** So many blocks back a purge may have been cut short by the end of the process. */
    private static final int UNFINISHED_BLOCKS_MAX = 64;
    /** How many blocks pass between two looks for what has outlived its time. */
    private static final int BLOCKS_BETWEEN_SWEEPS = 256;

    private final Collections collections;
    private final PrivateDataFile file;
    private final Map<Purged, KeyVersion> unfinished = new HashMap<>();
    private final TransientData waiting = new TransientData(WAITING_BYTES_MAX);

    /** A key that was purged, by collection and hash. */
    private record Purged(String collection, String keyHash) {}

    private PrivateData(Collections collections, PrivateDataFile file) {
        this.collections = collections;
        this.file = file;
    }

    static PrivateData open(Path path, Collections collections) throws IOException {
        return new PrivateData(collections, PrivateDataFile.open(path));
    }

    Collections collections() {
        return collections;
    }

    TransientData waiting() {
        return waiting;
    }

    void append(long block, Map<Integer, TxPvtReadWriteSet> sets) throws IOException {
        file.append(block, sets);
    }

    Map<Integer, TxPvtReadWriteSet> read(long block) throws IOException {
        return file.read(block);
    }

    /**
     * Takes from the disk what a block, which stands in the chain now, has purged. If the disk does not let it, the
     * block stands all the same, and the next one tries again.
     */
    void forget(long number, Chain chain) {
        try {
            if (file.has(number)) {
                note(chain.block(number), unfinished);
            }
            boolean sweep = number % BLOCKS_BETWEEN_SWEEPS == 0 && outlived(number);
            if (!unfinished.isEmpty() || sweep) {
                sweep(number + 1, unfinished);
                unfinished.clear();
            }
        } catch (IOException | StateOutage e) {
            LOG.error("purged private data are still on disk after block {}: {}", number, e.toString());
        }
    }

    interface Chain {
        Block block(long number) throws IOException;
    }

    /** At a start: what the last process may not have come to do. */
    void finishForgetting(long height, Chain chain) throws IOException {
        Map<Purged, KeyVersion> purged = new HashMap<>();
        for (long number = Math.max(0, height - UNFINISHED_BLOCKS_MAX); number < height; number++) {
            if (file.has(number)) {
                note(chain.block(number), purged);
            }
        }
        if (!purged.isEmpty() || outlived(height)) {
            sweep(height, purged);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Only a block with records of values can have a purge among its transactions. */
    private void note(Block block, Map<Purged, KeyVersion> purged) throws InvalidProtocolBufferException {
        long number = block.getHeader().getNumber();
        List<TxValidationCode> codes = Blocks.codes(block);
        for (int i = 0; i < codes.size(); i++) {
            Payload payload = BlockContents.payload(block, i);
            if (codes.get(i) != TxValidationCode.VALID || !BlockContents.isEndorserTransaction(payload)) {
                continue;
            }
            KeyVersion version = new KeyVersion(number, i);
            for (HashedSet set : TransactionContents.parse(payload.getData()).hashedSets()) {
                set.set().getHashedWritesList().stream()
                        .filter(write -> write.getIsPurge())
                        .forEach(write ->
                                purged.put(new Purged(set.collection(), Namespace.hex(write.getKeyHash())), version));
            }
        }
    }

    private boolean outlived(long height) throws IOException {
        for (long block : collections.someExpire() ? file.blocks() : List.<Long>of()) {
            for (TxPvtReadWriteSet set : file.read(block).values()) {
                for (NsPvtReadWriteSet part : set.getNsPvtRwsetList()) {
                    if (part.getCollectionPvtRwsetList().stream()
                            .anyMatch(one -> hasOutlived(one.getCollectionName(), block, height))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean hasOutlived(String collection, long block, long height) {
        long blocks = collections.blockToLive(collection);
        return blocks > 0 && block + blocks + 1 < height;
    }

    private void sweep(long height, Map<Purged, KeyVersion> purged) throws IOException {
        file.rewrite((block, transaction, set) -> {
            KeyVersion written = new KeyVersion(block, transaction);
            TxPvtReadWriteSet.Builder kept = set.toBuilder().clearNsPvtRwset();
            for (NsPvtReadWriteSet part : set.getNsPvtRwsetList()) {
                NsPvtReadWriteSet.Builder keptPart = part.toBuilder().clearCollectionPvtRwset();
                for (CollectionPvtReadWriteSet one : part.getCollectionPvtRwsetList()) {
                    if (!hasOutlived(one.getCollectionName(), block, height)) {
                        keptPart.addCollectionPvtRwset(without(one, written, purged));
                    }
                }
                if (keptPart.getCollectionPvtRwsetCount() > 0) {
                    kept.addNsPvtRwset(keptPart);
                }
            }
            return kept.build();
        });
    }

    /** Leaves out the purged keys, with all that was written of them up to their purge. */
    private static CollectionPvtReadWriteSet without(
            CollectionPvtReadWriteSet collection, KeyVersion written, Map<Purged, KeyVersion> purged) {
        try {
            KVRWSet all = KVRWSet.parseFrom(collection.getRwset());
            KVRWSet.Builder kept = all.toBuilder().clearWrites();
            all.getWritesList().stream()
                    .filter(write -> {
                        String keyHash = Namespace.hex(Namespace.sha256(ByteString.copyFromUtf8(write.getKey())));
                        KeyVersion purge = purged.get(new Purged(collection.getCollectionName(), keyHash));
                        return purge == null || isBefore(purge, written);
                    })
                    .forEach(kept::addWrites);
            return collection.toBuilder().setRwset(kept.build().toByteString()).build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("private data that were made here cannot be read", e);
        }
    }

    private static boolean isBefore(KeyVersion one, KeyVersion other) {
        return one.block() < other.block() || (one.block() == other.block() && one.transaction() < other.transaction());
    }
}
