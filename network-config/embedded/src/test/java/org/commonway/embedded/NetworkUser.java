package org.commonway.embedded;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** A member with an unchanged fabric-gateway client. */
final class NetworkUser implements AutoCloseable {
    final ManagedChannel channel;
    final Gateway gateway;
    final Signer signer;
    final X509Identity identity;

    /**
     * Connects.
     *
     * @param crypto where the member's own certificates are
     * @param trust the certificates to trust
     */
    NetworkUser(String address, Path crypto, Path trust, String mspId, String name) throws Exception {
        Path folder = crypto.resolve(mspId).resolve("users").resolve(name);
        ChannelCredentials tls =
                TlsChannelCredentials.newBuilder().trustManager(trust.toFile()).build();
        channel = Grpc.newChannelBuilder(address, tls).build();
        identity =
                new X509Identity(mspId, Identities.readX509Certificate(Files.readString(folder.resolve("cert.pem"))));
        signer = Signers.newPrivateKeySigner(Identities.readPrivateKey(Files.readString(folder.resolve("key.pem"))));
        gateway = Gateway.newInstance()
                .identity(identity)
                .signer(signer)
                .hash(Hash.SHA256)
                .connection(channel)
                .evaluateOptions(options -> options.withDeadlineAfter(20, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(20, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(20, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(20, TimeUnit.SECONDS))
                .connect();
    }

    Network network() {
        return gateway.getNetwork("mobility");
    }

    Contract contract() {
        return network().getContract("commonway");
    }

    String submit(String function, String... arguments) throws Exception {
        return new String(contract().submitTransaction(function, arguments), StandardCharsets.UTF_8);
    }

    String evaluate(String function, String... arguments) throws Exception {
        return new String(contract().evaluateTransaction(function, arguments), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }
}
