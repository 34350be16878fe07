package org.commonway.embedded.commit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.commonway.embedded.policy.KeyPolicies;
import org.commonway.embedded.state.BlockUpdates;
import org.commonway.embedded.state.KeyVersion;
import org.commonway.embedded.state.StateView;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The checks of a block's transactions that need the state, one after the other. Used for one block. */
final class BlockValidator {
    private final long block;
    private final KeyPolicies policies;
    private final Predicate<String> isCommitted;
    private final BlockUpdates updates;
    private final Set<String> inThisBlock = new HashSet<>();
    private long place;

    BlockValidator(long block, StateView view, KeyPolicies policies, Predicate<String> isCommitted) {
        this.block = block;
        this.policies = policies;
        this.isCommitted = isCommitted;
        this.updates = new BlockUpdates(view);
    }

    BlockUpdates updates() {
        return updates;
    }

    TxValidationCode validate(CheckedTransaction transaction) {
        TxValidationCode code = find(transaction);
        if (code == TxValidationCode.VALID) {
            updates.take(transaction.readWriteSet(), new KeyVersion(block, place));
        }
        place++;
        return code;
    }

    private TxValidationCode find(CheckedTransaction transaction) {
        KVRWSet set = transaction.readWriteSet();
        if (transaction.code() != TxValidationCode.VALID) {
            return transaction.code();
        }
        if (isCommitted.test(transaction.txId()) || !inThisBlock.add(transaction.txId())) {
            return TxValidationCode.DUPLICATE_TXID;
        }
        if (!isEndorsed(transaction, set)) {
            return TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
        }
        if (!updates.readsStand(set)) {
            return TxValidationCode.MVCC_READ_CONFLICT;
        }
        return updates.rangesStand(set) ? TxValidationCode.VALID : TxValidationCode.PHANTOM_READ_CONFLICT;
    }

    private boolean isEndorsed(CheckedTransaction transaction, KVRWSet set) {
        Set<String> changed = new TreeSet<>();
        set.getWritesList().forEach(write -> changed.add(write.getKey()));
        set.getMetadataWritesList().forEach(write -> changed.add(write.getKey()));
        try {
            return KeyPolicies.fulfilled(
                    policies.required(
                            changed,
                            key -> updates.find(key)
                                    .flatMap(stored -> Optional.ofNullable(
                                            stored.metadata().get(KeyPolicies.METADATA_NAME)))),
                    transaction.endorsers());
        } catch (InvalidProtocolBufferException e) {
            return false; // a key whose policy cannot be read can be changed by nobody
        }
    }
}
