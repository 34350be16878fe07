package org.commonway.proof.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.commonway.embedded.ChaincodeChoice;
import org.commonway.embedded.Deployment;
import org.commonway.embedded.EmbeddedNetwork;
import org.commonway.embedded.NetworkSettings;
import org.commonway.identity.Member;
import org.commonway.proof.model.Who;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.hyperledger.fabric.shim.Chaincode;

/** The embedded network with unchanged fabric-gateway clients; its clock is the history's. */
public final class NetworkChannel implements Channel {
    private static final Set<String> AT_THE_CITY =
            Set.of("trips:PutEvidence", "trips:GetEvidence", "trips:PurgeEvidence");
    private static final String CITY = "CityMSP";

    private final AtomicReference<Instant> clock = new AtomicReference<>();
    private final Map<Who, Client> clients = new HashMap<>();
    private final EmbeddedNetwork network;
    private final Path crypto;

    private record Client(ManagedChannel channel, Gateway gateway) {}

    private record Run(String code, ByteString payload, Optional<Transaction> transaction) implements Endorsed {
        @Override
        public byte[] answer() {
            return payload.toByteArray();
        }

        @Override
        public List<String> writtenKeys() {
            return List.of();
        }
    }

    /**
     * Starts a network in this folder, with the chaincode's collections.
     *
     * @param collections collections_config.json
     * @param members everybody who is to have certificates; see {@link #mayBeEnrolled}
     */
    public NetworkChannel(Path folder, Chaincode chaincode, String collections, List<Who> members, long now) {
        clock.set(Instant.ofEpochMilli(now));
        crypto = folder.resolve("crypto");
        NetworkSettings.Rules usual = NetworkSettings.Rules.usual();
        List<Member> enrolled = new ArrayList<>();
        members.forEach(who -> memberOf(who).ifPresent(enrolled::add));
        network = EmbeddedNetwork.start(
                NetworkSettings.of(folder.resolve("data"), crypto, new ChaincodeChoice.Attached(chaincode))
                        .withMembers(enrolled)
                        .withDeployment(Deployment.usual().withCollections(collections))
                        .withRules(new NetworkSettings.Rules(
                                usual.organizations(),
                                usual.endorsementsNeeded(),
                                Duration.ofSeconds(60),
                                usual.queueLength(),
                                clock::get)));
    }

    /** Whether this network gives such a member certificates at all. */
    public static boolean mayBeEnrolled(Who who) {
        return memberOf(who).isPresent();
    }

    private static Optional<Member> memberOf(Who who) {
        try {
            return Optional.of(Member.parse(who.msp() + ":" + nameOf(who) + ":" + who.role()
                    + (who.party().isEmpty() ? "" : ":" + who.party())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(Who who) {
        return who.role() + "-" + who.party();
    }

    private Client client(Who who) {
        return clients.computeIfAbsent(who, this::connect);
    }

    private Client connect(Who who) {
        Path folder = crypto.resolve(who.msp()).resolve("users").resolve(nameOf(who));
        try {
            ManagedChannel channel = Grpc.newChannelBuilder(
                            network.address(),
                            TlsChannelCredentials.newBuilder()
                                    .trustManager(
                                            network.organizations().trustFile().toFile())
                                    .build())
                    .build();
            Gateway gateway = Gateway.newInstance()
                    .identity(new X509Identity(
                            who.msp(), Identities.readX509Certificate(Files.readString(folder.resolve("cert.pem")))))
                    .signer(Signers.newPrivateKeySigner(
                            Identities.readPrivateKey(Files.readString(folder.resolve("key.pem")))))
                    .hash(Hash.SHA256)
                    .connection(channel)
                    .endorseOptions(options -> options.withDeadlineAfter(60, TimeUnit.SECONDS))
                    .submitOptions(options -> options.withDeadlineAfter(60, TimeUnit.SECONDS))
                    .commitStatusOptions(options -> options.withDeadlineAfter(60, TimeUnit.SECONDS))
                    .connect();
            return new Client(channel, gateway);
        } catch (IOException | CertificateException | InvalidKeyException e) {
            throw new IllegalStateException(who + " cannot connect", e);
        }
    }

    @Override
    public Endorsed endorse(Who who, long now, Call call) {
        clock.set(Instant.ofEpochMilli(now));
        Gateway gateway = client(who).gateway();
        Proposal.Builder proposal = gateway.getNetwork(EmbeddedNetwork.CHANNEL)
                .getContract(EmbeddedNetwork.CHAINCODE)
                .newProposal(call.function())
                .addArguments(call.arguments().toArray(byte[][]::new))
                .putAllTransient(call.secrets());
        if (AT_THE_CITY.contains(call.function())) {
            proposal.setEndorsingOrganizations(CITY);
        }
        try {
            Transaction transaction =
                    gateway.newProposal(at(now, proposal.build().getBytes())).endorse();
            return new Run("", ByteString.copyFrom(transaction.getResult()), Optional.of(transaction));
        } catch (EndorseException e) {
            return new Run(codeOf(e), ByteString.EMPTY, Optional.empty());
        }
    }

    /** "chaincode response 500, CODE: sentence". */
    private static String codeOf(EndorseException refused) {
        String text = refused.getDetails().isEmpty()
                ? String.valueOf(refused.getMessage())
                : refused.getDetails().get(0).getMessage();
        String start = "chaincode response 500, ";
        String message = text.startsWith(start) ? text.substring(start.length()) : text;
        int colon = message.indexOf(':');
        return colon < 0 ? message : message.substring(0, colon);
    }

    /** The same proposal as if it had been made at this moment; the transaction's id does not depend on it. */
    private static byte[] at(long millis, byte[] bytes) {
        try {
            ProposedTransaction proposed = ProposedTransaction.parseFrom(bytes);
            var proposal = org.hyperledger.fabric.protos.peer.Proposal.parseFrom(
                    proposed.getProposal().getProposalBytes());
            Header header = Header.parseFrom(proposal.getHeader());
            ChannelHeader channel = ChannelHeader.parseFrom(header.getChannelHeader()).toBuilder()
                    .setTimestamp(Timestamp.newBuilder()
                            .setSeconds(Math.floorDiv(millis, 1000))
                            .setNanos(Math.floorMod(millis, 1000) * 1_000_000))
                    .build();
            var changed = proposal.toBuilder()
                    .setHeader(header.toBuilder()
                            .setChannelHeader(channel.toByteString())
                            .build()
                            .toByteString())
                    .build();
            return proposed.toBuilder()
                    .setProposal(SignedProposal.newBuilder().setProposalBytes(changed.toByteString()))
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a proposal that the client has just made cannot be read", e);
        }
    }

    @Override
    public boolean commit(Endorsed endorsed) {
        try {
            TxValidationCode code = ((Run) endorsed)
                    .transaction()
                    .orElseThrow()
                    .submitAsync()
                    .getStatus()
                    .getCode();
            if (code != TxValidationCode.VALID
                    && code != TxValidationCode.MVCC_READ_CONFLICT
                    && code != TxValidationCode.PHANTOM_READ_CONFLICT) {
                throw new IllegalStateException("the network finds a transaction " + code);
            }
            return code == TxValidationCode.VALID;
        } catch (SubmitException | CommitStatusException e) {
            throw new IllegalStateException("the network does not say what came of a transaction", e);
        }
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public void close() {
        clients.values().forEach(client -> {
            client.gateway().close();
            client.channel().shutdownNow();
        });
        network.close();
    }
}
