package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonway.embedded.block.Blocks;
import org.commonway.embedded.envelope.HashedSet;
import org.commonway.embedded.envelope.TransactionContents;
import org.commonway.embedded.state.Namespace;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * The values that belong to a block, among those that were written down under its number: values of a block that could
 * then not be written may lie there too. What counts is whether their hashes stand in the block.
 */
final class PrivateSets {
    /** A written value by its hashes. */
    private record Written(String collection, ByteString keyHash, ByteString valueHash) {}

    private PrivateSets() {}

    static Map<Integer, TxPvtReadWriteSet> of(Block block, Map<Integer, TxPvtReadWriteSet> writtenDown)
            throws InvalidProtocolBufferException {
        Map<Integer, TxPvtReadWriteSet> sets = new HashMap<>();
        List<TxValidationCode> codes = Blocks.codes(block);
        for (Map.Entry<Integer, TxPvtReadWriteSet> one : writtenDown.entrySet()) {
            int place = one.getKey();
            if (place < codes.size() && codes.get(place) == TxValidationCode.VALID) {
                TxPvtReadWriteSet own = own(written(BlockContents.payload(block, place)), one.getValue());
                if (own.getNsPvtRwsetCount() > 0) {
                    sets.put(place, own);
                }
            }
        }
        return sets;
    }

    private static Set<Written> written(Payload payload) throws InvalidProtocolBufferException {
        Set<Written> written = new HashSet<>();
        if (BlockContents.isEndorserTransaction(payload)) {
            for (HashedSet set : TransactionContents.parse(payload.getData()).hashedSets()) {
                set.set()
                        .getHashedWritesList()
                        .forEach(write ->
                                written.add(new Written(set.collection(), write.getKeyHash(), write.getValueHash())));
            }
        }
        return written;
    }

    private static TxPvtReadWriteSet own(Set<Written> written, TxPvtReadWriteSet all)
            throws InvalidProtocolBufferException {
        TxPvtReadWriteSet.Builder own = all.toBuilder().clearNsPvtRwset();
        for (NsPvtReadWriteSet part : all.getNsPvtRwsetList()) {
            NsPvtReadWriteSet.Builder ownPart = part.toBuilder().clearCollectionPvtRwset();
            for (CollectionPvtReadWriteSet collection : part.getCollectionPvtRwsetList()) {
                KVRWSet set = KVRWSet.parseFrom(collection.getRwset());
                if (set.getWritesList().stream()
                        .allMatch(write -> written.contains(hashed(collection.getCollectionName(), write)))) {
                    ownPart.addCollectionPvtRwset(collection);
                }
            }
            if (ownPart.getCollectionPvtRwsetCount() > 0) {
                own.addNsPvtRwset(ownPart);
            }
        }
        return own.build();
    }

    private static Written hashed(String collection, KVWrite write) {
        return new Written(
                collection,
                Namespace.sha256(ByteString.copyFromUtf8(write.getKey())),
                write.getIsDelete() ? ByteString.EMPTY : Namespace.sha256(write.getValue()));
    }
}
