package org.commonway.conformance;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/** Opens an endorsed transaction layer by layer, changes one of them, and has its creator sign the outcome. */
final class Tampering {
    private final Participant creator;
    private final PreparedTransaction prepared;
    private final Payload payload;

    Tampering(Participant creator, org.hyperledger.fabric.client.Transaction endorsed)
            throws InvalidProtocolBufferException {
        this.creator = creator;
        this.prepared = PreparedTransaction.parseFrom(endorsed.getBytes());
        this.payload = Payload.parseFrom(prepared.getEnvelope().getPayload());
    }

    interface Change<T> {
        T to(T before) throws Exception;
    }

    String transactionId() {
        return prepared.getTransactionId();
    }

    /** Nothing changed. */
    Envelope asItIs() throws Exception {
        return signed(payload);
    }

    Envelope channelHeader(UnaryOperator<ChannelHeader.Builder> change) throws Exception {
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        return signed(payload.toBuilder()
                .setHeader(payload.getHeader().toBuilder()
                        .setChannelHeader(
                                change.apply(header.toBuilder()).build().toByteString()))
                .build());
    }

    Envelope transaction(Change<Transaction> change) throws Exception {
        return signed(payload.toBuilder()
                .setData(change.to(Transaction.parseFrom(payload.getData())).toByteString())
                .build());
    }

    Envelope action(Change<TransactionAction> change) throws Exception {
        return transaction(before -> before.toBuilder()
                .setActions(0, change.to(before.getActions(0)))
                .build());
    }

    Envelope actionPayload(Change<ChaincodeActionPayload> change) throws Exception {
        return action(before -> before.toBuilder()
                .setPayload(change.to(ChaincodeActionPayload.parseFrom(before.getPayload()))
                        .toByteString())
                .build());
    }

    Envelope response(Change<ProposalResponsePayload> change) throws Exception {
        return actionPayload(before -> before.toBuilder()
                .setAction(before.getAction().toBuilder()
                        .setProposalResponsePayload(change.to(ProposalResponsePayload.parseFrom(
                                        before.getAction().getProposalResponsePayload()))
                                .toByteString()))
                .build());
    }

    Envelope result(Change<ChaincodeAction> change) throws Exception {
        return response(before -> before.toBuilder()
                .setExtension(change.to(ChaincodeAction.parseFrom(before.getExtension()))
                        .toByteString())
                .build());
    }

    Envelope signed(Payload changed) throws Exception {
        ByteString bytes = changed.toByteString();
        return Envelope.newBuilder()
                .setPayload(bytes)
                .setSignature(creator.sign(bytes))
                .build();
    }

    /** Hands an envelope to the orderer. */
    void submit(String channel, Envelope envelope) {
        var unused = creator.service()
                .submit(SubmitRequest.newBuilder()
                        .setChannelId(channel)
                        .setTransactionId(transactionId())
                        .setPreparedTransaction(envelope)
                        .build());
    }

    /** The same bytes with one bit changed. */
    static ByteString flipped(ByteString bytes, int at) {
        byte[] copy = bytes.toByteArray();
        copy[at] ^= 1;
        return ByteString.copyFrom(copy);
    }
}
