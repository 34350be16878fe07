package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import java.util.Set;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * A transaction with everything about it that can be told without the state.
 *
 * @param envelope as the client sent it
 * @param txId its id
 * @param code VALID as far as is known, or why it has no effect
 * @param readWriteSet what it read and writes; empty if it has no effect
 * @param endorsers the organisations whose peers endorsed it
 */
record CheckedTransaction(
        ByteString envelope, String txId, TxValidationCode code, KVRWSet readWriteSet, Set<String> endorsers) {}
