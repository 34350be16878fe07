package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import org.commonway.embedded.envelope.HashedSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * A transaction with everything about it that can be told without the state.
 *
 * @param envelope as the client sent it
 * @param txId its id
 * @param code VALID as far as is known, or why it has no effect
 * @param effect what it read and writes; nothing if it has no effect
 * @param endorsers the organisations whose peers endorsed it
 */
record CheckedTransaction(
        ByteString envelope, String txId, TxValidationCode code, Effect effect, Set<String> endorsers) {

    /**
     * What a transaction read and writes.
     *
     * @param open what all see
     * @param hashed what it does in collections, as hashes
     * @param clear the same as values, for those who keep them
     */
    record Effect(KVRWSet open, List<HashedSet> hashed, TxPvtReadWriteSet clear) {
        static final Effect NONE =
                new Effect(KVRWSet.getDefaultInstance(), List.of(), TxPvtReadWriteSet.getDefaultInstance());
    }
}
