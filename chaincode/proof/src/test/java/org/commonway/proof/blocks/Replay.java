package org.commonway.proof.blocks;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.commonway.proof.audit.Snapshot;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The state of one chaincode that the valid transactions of a chain lead to, one block after the other. */
public final class Replay implements BlockFileReader.Taker {
    private static final String POLICY = "VALIDATION_PARAMETER";

    private final String chaincode;
    private final NavigableMap<String, byte[]> state = new TreeMap<>();
    private final Map<String, byte[]> policies = new HashMap<>();
    private final List<String> rewritten = new ArrayList<>();
    private long valid;
    private long invalid;

    public Replay(String chaincode) {
        this.chaincode = chaincode;
    }

    @Override
    public void take(Block block) throws InvalidProtocolBufferException {
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            Payload payload = Payload.parseFrom(
                    Envelope.parseFrom(block.getData().getData(i)).getPayload());
            ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
                continue;
            }
            if (codes.byteAt(i) == (byte) TxValidationCode.VALID_VALUE) {
                valid++;
                transaction(payload.getData());
            } else {
                invalid++;
            }
        }
    }

    private void transaction(ByteString data) throws InvalidProtocolBufferException {
        for (TransactionAction part : Transaction.parseFrom(data).getActionsList()) {
            ChaincodeActionPayload action = ChaincodeActionPayload.parseFrom(part.getPayload());
            ProposalResponsePayload response =
                    ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload());
            ByteString results =
                    ChaincodeAction.parseFrom(response.getExtension()).getResults();
            for (NsReadWriteSet set : TxReadWriteSet.parseFrom(results).getNsRwsetList()) {
                if (set.getNamespace().equals(chaincode)) {
                    apply(KVRWSet.parseFrom(set.getRwset()));
                }
            }
        }
    }

    private void apply(KVRWSet set) {
        for (KVWrite write : set.getWritesList()) {
            if (write.getKey().startsWith("entry~") && state.containsKey(write.getKey())) {
                rewritten.add(write.getKey());
            }
            if (write.getIsDelete()) {
                state.remove(write.getKey());
                policies.remove(write.getKey());
            } else {
                state.put(write.getKey(), write.getValue().toByteArray());
            }
        }
        for (KVMetadataWrite write : set.getMetadataWritesList()) {
            policies.remove(write.getKey());
            for (KVMetadataEntry entry : write.getEntriesList()) {
                if (entry.getName().equals(POLICY)) {
                    policies.put(write.getKey(), entry.getValue().toByteArray());
                }
            }
        }
    }

    /** What the chain has led to. */
    public Snapshot snapshot() {
        return new Snapshot(state, policies);
    }

    /** Journal entries that were written a second time or deleted; there should be none. */
    public List<String> rewritten() {
        return rewritten;
    }

    /** Transactions that counted. */
    public long valid() {
        return valid;
    }

    /** Transactions in the blocks that did not count. */
    public long invalid() {
        return invalid;
    }
}
