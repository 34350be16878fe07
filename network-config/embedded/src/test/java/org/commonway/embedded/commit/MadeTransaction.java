package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Transactions in Fabric's layout for tests of what comes after their checks: nobody signed them. */
final class MadeTransaction {
    static final String CHAINCODE = "commonway";
    static final Set<String> ENDORSERS = Set.of("CityMSP", "TransitMSP");

    private MadeTransaction() {}

    /** One that writes these keys; an empty value deletes. The payload fills the place of signatures. */
    static CheckedTransaction writing(String txId, Map<String, Optional<ByteString>> writes, ByteString payload) {
        KVRWSet.Builder set = KVRWSet.newBuilder();
        writes.forEach((key, value) -> set.addWrites(KVWrite.newBuilder()
                .setKey(key)
                .setIsDelete(value.isEmpty())
                .setValue(value.orElse(ByteString.EMPTY))));
        return of(txId, set.build(), payload);
    }

    /** One that writes one key. */
    static CheckedTransaction writing(String txId, String key, String value) {
        return writing(txId, Map.of(key, Optional.of(ByteString.copyFromUtf8(value))), ByteString.EMPTY);
    }

    static CheckedTransaction of(String txId, KVRWSet set, ByteString payload) {
        ChaincodeAction action = ChaincodeAction.newBuilder()
                .setResults(TxReadWriteSet.newBuilder()
                        .addNsRwset(NsReadWriteSet.newBuilder()
                                .setNamespace(CHAINCODE)
                                .setRwset(set.toByteString()))
                        .build()
                        .toByteString())
                .setEvents(ChaincodeEvent.newBuilder()
                        .setChaincodeId(CHAINCODE)
                        .setTxId(txId)
                        .setEventName("Made")
                        .build()
                        .toByteString())
                .build();
        ChaincodeActionPayload actionPayload = ChaincodeActionPayload.newBuilder()
                .setAction(ChaincodeEndorsedAction.newBuilder()
                        .setProposalResponsePayload(ProposalResponsePayload.newBuilder()
                                .setExtension(action.toByteString())
                                .build()
                                .toByteString())
                        .addEndorsements(Endorsement.newBuilder().setSignature(payload)))
                .build();
        Transaction transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder().setPayload(actionPayload.toByteString()))
                .build();
        ChannelHeader header = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setTxId(txId)
                .build();
        Envelope envelope = Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
                        .setData(transaction.toByteString())
                        .build()
                        .toByteString())
                .build();
        CheckedTransaction.Effect effect =
                new CheckedTransaction.Effect(set, List.of(), TxPvtReadWriteSet.getDefaultInstance());
        return new CheckedTransaction(envelope.toByteString(), txId, TxValidationCode.VALID, effect, ENDORSERS);
    }
}
