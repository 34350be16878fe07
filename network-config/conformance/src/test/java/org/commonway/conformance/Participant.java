package org.commonway.conformance;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** A client of the network under test: an unchanged fabric-gateway client, and beneath it the bare service. */
final class Participant implements AutoCloseable {
    private static final int DEADLINE_SECONDS = 30;

    private final NetworkUnderTest under;
    private final X509Identity identity;
    final Signer signer;
    final ManagedChannel connection;
    final Gateway gateway;

    Participant(NetworkUnderTest under, Credentials credentials) throws Exception {
        this(under, credentials, Signers.newPrivateKeySigner(credentials.privateKey()));
    }

    /** A client that signs in its own way. */
    Participant(NetworkUnderTest under, Credentials credentials, Signer signer) throws Exception {
        this.under = under;
        this.signer = signer;
        this.identity = new X509Identity(credentials.mspId(), credentials.certificate());
        this.connection = under.connect(credentials.mspId());
        this.gateway = Gateway.newInstance()
                .identity(identity)
                .signer(signer)
                .hash(Hash.SHA256)
                .connection(connection)
                .evaluateOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .connect();
    }

    Network network() {
        return gateway.getNetwork(under.channelName());
    }

    Contract contract() {
        return network().getContract(under.chaincodeName());
    }

    /** Submits these steps and waits until they are committed. */
    String submit(String... steps) throws Exception {
        return text(contract().submitTransaction("run", steps));
    }

    String evaluate(String... steps) throws Exception {
        return text(contract().evaluateTransaction("run", steps));
    }

    /** Evaluates at the peer of another organisation. */
    String evaluateAt(String mspId, String... steps) throws Exception {
        return text(contract()
                .newProposal("run")
                .addArguments(steps)
                .setEndorsingOrganizations(mspId)
                .build()
                .evaluate());
    }

    Proposal proposal(String... steps) {
        return contract().newProposal("run").addArguments(steps).build();
    }

    /** A transaction that is endorsed and not submitted yet. */
    Transaction endorsed(String... steps) throws Exception {
        return proposal(steps).endorse();
    }

    /** As above, endorsed by exactly these organisations. */
    Transaction endorsedBy(String[] mspIds, String... steps) throws Exception {
        return contract()
                .newProposal("run")
                .addArguments(steps)
                .setEndorsingOrganizations(mspIds)
                .build()
                .endorse();
    }

    /** A transaction with the transient datum "value", endorsed by those named or, if none is, by whom it needs. */
    Transaction endorsedWithSecret(String value, String[] mspIds, String... steps) throws Exception {
        var proposal = contract()
                .newProposal("run")
                .addArguments(steps)
                .putAllTransient(Map.of("value", value.getBytes(StandardCharsets.UTF_8)));
        if (mspIds.length > 0) {
            proposal.setEndorsingOrganizations(mspIds);
        }
        return proposal.build().endorse();
    }

    /** With what code a transaction stands in its block. */
    TxValidationCode committedCode(String transactionId) throws Exception {
        return commitStatus(transactionId).getResult();
    }

    CommitStatusResponse commitStatus(String transactionId) throws Exception {
        ByteString request = CommitStatusRequest.newBuilder()
                .setChannelId(under.channelName())
                .setTransactionId(transactionId)
                .setIdentity(creator())
                .build()
                .toByteString();
        return service()
                .commitStatus(SignedCommitStatusRequest.newBuilder()
                        .setRequest(request)
                        .setSignature(sign(request))
                        .build());
    }

    GatewayGrpc.GatewayBlockingStub service() {
        return GatewayGrpc.newBlockingStub(connection).withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    ByteString sign(ByteString message) throws GeneralSecurityException {
        return ByteString.copyFrom(signer.sign(Hash.SHA256.apply(message.toByteArray())));
    }

    ByteString creator() {
        return SerializedIdentity.newBuilder()
                .setMspid(identity.getMspId())
                .setIdBytes(ByteString.copyFrom(identity.getCredentials()))
                .build()
                .toByteString();
    }

    @Override
    public void close() {
        gateway.close();
        connection.shutdownNow();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
