package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.commonway.embedded.collection.Collections;
import org.commonway.embedded.commit.CheckedTransaction.Effect;
import org.commonway.embedded.envelope.HashedSet;
import org.commonway.embedded.policy.ChangedKey;
import org.commonway.embedded.policy.KeyPolicies;
import org.commonway.embedded.state.BlockUpdates;
import org.commonway.embedded.state.KeyVersion;
import org.commonway.embedded.state.Namespace;
import org.commonway.embedded.state.StateView;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The checks of a block's transactions that need the state, one after the other. Used for one block. */
final class BlockValidator {
    private final long block;
    private final Rules rules;
    private final Predicate<String> isCommitted;
    private final BlockUpdates updates;
    private final BlockEffects effects;
    private final Set<String> inThisBlock = new HashSet<>();
    /** Keys whose policy a transaction of this block changes; see {@link #isEndorsed}. */
    private final Set<ChangedKey> policyChanged = new HashSet<>();

    private final Map<Integer, TxPvtReadWriteSet> clear = new TreeMap<>();
    private int place;

    /** By what a block is judged: the chaincode, its collections, and the policies of both. */
    record Rules(String chaincodeName, Collections collections, KeyPolicies policies) {}

    BlockValidator(long block, StateView view, Rules rules, Predicate<String> isCommitted) {
        this.block = block;
        this.rules = rules;
        this.isCommitted = isCommitted;
        this.updates = new BlockUpdates(view, rules.chaincodeName());
        this.effects = new BlockEffects(updates, rules.chaincodeName(), rules.collections());
    }

    /** The number of the block. */
    long block() {
        return block;
    }

    /** What the block changes, once all its transactions have been judged. */
    BlockUpdates finish() {
        effects.finish(block);
        return updates;
    }

    /** What the block's valid transactions write in collections, by their place. */
    Map<Integer, TxPvtReadWriteSet> clear() {
        return clear;
    }

    TxValidationCode validate(CheckedTransaction transaction) {
        TxValidationCode code = find(transaction);
        if (code == TxValidationCode.VALID) {
            effects.take(transaction.effect(), new KeyVersion(block, place));
            if (transaction.effect().clear().getNsPvtRwsetCount() > 0) {
                clear.put(place, transaction.effect().clear());
            }
        }
        place++;
        return code;
    }

    private TxValidationCode find(CheckedTransaction transaction) {
        Effect effect = transaction.effect();
        if (transaction.code() != TxValidationCode.VALID) {
            return transaction.code();
        }
        if (isCommitted.test(transaction.txId()) || !inThisBlock.add(transaction.txId())) {
            return TxValidationCode.DUPLICATE_TXID;
        }
        if (!effect.hashed().stream()
                .allMatch(set -> rules.collections().find(set.collection()).isPresent())) {
            return TxValidationCode.INVALID_WRITESET;
        }
        if (!isEndorsed(transaction, effect)) {
            return TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
        }
        if (!updates.readsStand(effect.open()) || !effects.readsStand(effect)) {
            return TxValidationCode.MVCC_READ_CONFLICT;
        }
        return updates.rangesStand(effect.open()) ? TxValidationCode.VALID : TxValidationCode.PHANTOM_READ_CONFLICT;
    }

    /**
     * As Fabric, by the policies before the block; what changes a key whose policy an earlier transaction of the same
     * block changes has been endorsed under a policy that no longer holds.
     */
    private boolean isEndorsed(CheckedTransaction transaction, Effect effect) {
        Set<ChangedKey> changed = new HashSet<>();
        effect.open().getWritesList().forEach(write -> changed.add(new ChangedKey("", write.getKey())));
        Set<ChangedKey> newPolicies = new HashSet<>();
        effect.open().getMetadataWritesList().forEach(write -> newPolicies.add(new ChangedKey("", write.getKey())));
        for (HashedSet set : effect.hashed()) {
            set.set().getHashedWritesList().forEach(write -> changed.add(key(set, write.getKeyHash())));
            set.set().getMetadataWritesList().forEach(write -> newPolicies.add(key(set, write.getKeyHash())));
        }
        changed.addAll(newPolicies);
        try {
            boolean endorsed = changed.stream().noneMatch(policyChanged::contains)
                    && KeyPolicies.fulfilled(
                            rules.policies().required(changed, this::policyBefore), transaction.endorsers());
            if (endorsed) {
                policyChanged.addAll(newPolicies);
            }
            return endorsed;
        } catch (InvalidProtocolBufferException e) {
            return false; // a key whose policy cannot be read can be changed by nobody
        }
    }

    private Optional<ByteString> policyBefore(ChangedKey key) {
        return updates.findBefore(
                        key.collection().isEmpty()
                                ? Namespace.open(rules.chaincodeName())
                                : Namespace.hashed(rules.chaincodeName(), key.collection()),
                        key.key())
                .flatMap(stored -> Optional.ofNullable(stored.metadata().get(KeyPolicies.METADATA_NAME)));
    }

    private static ChangedKey key(HashedSet set, ByteString keyHash) {
        return new ChangedKey(set.collection(), Namespace.hex(keyHash));
    }
}
