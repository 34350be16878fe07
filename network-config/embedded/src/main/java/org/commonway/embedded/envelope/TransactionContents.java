package org.commonway.embedded.envelope;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/**
 * The layers of an endorser transaction, opened.
 *
 * @param actionHeader the signature header that stands in the action
 * @param actionPayload the proposal's payload and the endorsements
 * @param response what was endorsed
 * @param action result, read/write set and event
 */
public record TransactionContents(
        ByteString actionHeader,
        ChaincodeActionPayload actionPayload,
        ProposalResponsePayload response,
        ChaincodeAction action) {

    /**
     * Opens the data of a transaction's payload.
     *
     * @throws InvalidProtocolBufferException if it is no endorser transaction with exactly one action
     */
    public static TransactionContents parse(ByteString data) throws InvalidProtocolBufferException {
        Transaction transaction = Transaction.parseFrom(data);
        if (transaction.getActionsCount() != 1) {
            throw new InvalidProtocolBufferException("a transaction has exactly one action");
        }
        TransactionAction action = transaction.getActions(0);
        ChaincodeActionPayload payload = ChaincodeActionPayload.parseFrom(action.getPayload());
        ProposalResponsePayload response =
                ProposalResponsePayload.parseFrom(payload.getAction().getProposalResponsePayload());
        return new TransactionContents(
                action.getHeader(), payload, response, ChaincodeAction.parseFrom(response.getExtension()));
    }

    /** Whether the endorsers were asked exactly what stands in this transaction. */
    public boolean answersProposal(Header header) {
        return actionHeader.equals(header.getSignatureHeader())
                && response.getProposalHash()
                        .equals(Hashes.proposalHash(header, actionPayload.getChaincodeProposalPayload()));
    }

    /**
     * The read/write set of the chaincode; empty if there is one of another chaincode too.
     *
     * @throws InvalidProtocolBufferException if it is no read/write set
     */
    public Optional<KVRWSet> readWriteSet(String chaincodeName) throws InvalidProtocolBufferException {
        TxReadWriteSet set = TxReadWriteSet.parseFrom(action.getResults());
        boolean ours = set.getNsRwsetList().stream()
                .allMatch(part -> part.getNamespace().equals(chaincodeName));
        if (!ours || set.getNsRwsetCount() > 1) {
            return Optional.empty();
        }
        return Optional.of(
                set.getNsRwsetCount() == 0
                        ? KVRWSet.getDefaultInstance()
                        : KVRWSet.parseFrom(set.getNsRwset(0).getRwset()));
    }

    /**
     * What it reads and writes in collections of private data, as hashes.
     *
     * @throws InvalidProtocolBufferException if something else stands in their place, or a collection stands there twice
     */
    public List<HashedSet> hashedSets() throws InvalidProtocolBufferException {
        List<HashedSet> sets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NsReadWriteSet part : TxReadWriteSet.parseFrom(action.getResults()).getNsRwsetList()) {
            for (CollectionHashedReadWriteSet collection : part.getCollectionHashedRwsetList()) {
                if (!seen.add(collection.getCollectionName())) {
                    throw new InvalidProtocolBufferException("a collection stands in the transaction twice");
                }
                sets.add(new HashedSet(
                        collection.getCollectionName(),
                        HashedRWSet.parseFrom(collection.getHashedRwset()),
                        collection.getPvtRwsetHash()));
            }
        }
        return sets;
    }

    /**
     * The event, if the chaincode set one.
     *
     * @throws InvalidProtocolBufferException if there is something else in its place
     */
    public Optional<ChaincodeEvent> event() throws InvalidProtocolBufferException {
        return action.getEvents().isEmpty()
                ? Optional.empty()
                : Optional.of(ChaincodeEvent.parseFrom(action.getEvents()));
    }
}
