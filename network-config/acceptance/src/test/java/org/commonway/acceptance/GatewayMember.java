package org.commonway.acceptance;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.commonway.ledger.fabric.LedgerConnection;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** The gateway's member with Fabric's own client, who chooses the peers that endorse: more than our client lets it. */
final class GatewayMember implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 30;

    private final LedgerConnection ledger;
    private final ManagedChannel channel;
    private final Gateway gateway;

    GatewayMember(LedgerConnection ledger) {
        this.ledger = ledger;
        Path folder = ledger.identityFolder();
        try {
            channel = Grpc.newChannelBuilder(
                            ledger.address().split(",", 2)[0],
                            TlsChannelCredentials.newBuilder()
                                    .trustManager(ledger.trustFile().toFile())
                                    .build())
                    .build();
            gateway = Gateway.newInstance()
                    .identity(new X509Identity(
                            ledger.mspId(),
                            Identities.readX509Certificate(Files.readString(folder.resolve("cert.pem")))))
                    .signer(Signers.newPrivateKeySigner(
                            Identities.readPrivateKey(Files.readString(folder.resolve("key.pem")))))
                    .hash(Hash.SHA256)
                    .connection(channel)
                    .endorseOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .submitOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .commitStatusOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .connect();
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a rollback of this trip stands in its block when these organisations' peers alone have endorsed it. */
    TxValidationCode takeBack(String tripId, Collection<String> endorsers) throws GatewayException {
        return gateway.getNetwork(ledger.channel())
                .getContract(ledger.chaincode())
                .newProposal("trips:Rollback")
                .addArguments(tripId)
                .setEndorsingOrganizations(endorsers.toArray(String[]::new))
                .build()
                .endorse()
                .submitAsync()
                .getStatus()
                .getCode();
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }
}
