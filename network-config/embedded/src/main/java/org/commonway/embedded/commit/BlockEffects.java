package org.commonway.embedded.commit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import org.commonway.embedded.collection.Collections;
import org.commonway.embedded.commit.CheckedTransaction.Effect;
import org.commonway.embedded.envelope.HashedSet;
import org.commonway.embedded.state.BlockUpdates;
import org.commonway.embedded.state.CollectionUpdates;
import org.commonway.embedded.state.KeyVersion;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;

/** What a block's valid transactions do to the state, whether they are committed now or read from the chain. */
final class BlockEffects {
    private final BlockUpdates updates;
    private final CollectionUpdates collections;
    private final boolean someExpire;

    BlockEffects(BlockUpdates updates, String chaincodeName, Collections collections) {
        this.updates = updates;
        this.collections = new CollectionUpdates(updates, chaincodeName, collections::blockToLive);
        this.someExpire = collections.someExpire();
    }

    boolean readsStand(Effect effect) {
        return effect.hashed().stream().allMatch(set -> collections.readsStand(set.collection(), set.set()));
    }

    void take(Effect effect, KeyVersion version) {
        updates.take(effect.open(), version);
        Map<String, KVRWSet> clear = byCollection(effect.clear());
        for (HashedSet set : effect.hashed()) {
            collections.take(
                    set.collection(),
                    set.set(),
                    clear.getOrDefault(set.collection(), KVRWSet.getDefaultInstance()),
                    version);
        }
    }

    /** After the last transaction. */
    void finish(long block) {
        if (someExpire) {
            collections.expire(block);
        }
    }

    private static Map<String, KVRWSet> byCollection(TxPvtReadWriteSet clear) {
        Map<String, KVRWSet> sets = new HashMap<>();
        for (NsPvtReadWriteSet part : clear.getNsPvtRwsetList()) {
            for (CollectionPvtReadWriteSet collection : part.getCollectionPvtRwsetList()) {
                try {
                    sets.put(collection.getCollectionName(), KVRWSet.parseFrom(collection.getRwset()));
                } catch (InvalidProtocolBufferException e) {
                    throw new IllegalStateException("private data that were made here cannot be read", e);
                }
            }
        }
        return sets;
    }
}
