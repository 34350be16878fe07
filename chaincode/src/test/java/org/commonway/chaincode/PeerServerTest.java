package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.commonway.chaincode.call.CallMeter;
import org.commonway.identity.CertificateAuthority;
import org.commonway.identity.Pem;
import org.commonway.rules.signature.SigningKeys;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may connect to a chaincode server that speaks TLS. */
@Timeout(120)
class PeerServerTest {
    private final CertificateAuthority ours = CertificateAuthority.create("CoopMSP", Instant.now());
    private final CertificateAuthority theirs = CertificateAuthority.create("StrangerMSP", Instant.now());

    @TempDir
    Path folder;

    private PeerServer server;

    @BeforeEach
    void serve() throws Exception {
        write("server", ours);
        Path authority = folder.resolve("ca.crt");
        Pem.write(authority, ours.certificate());
        ChaincodeServerProperties properties = Main.propertiesOf(Map.of(
                "CHAINCODE_TLS_CERT", folder.resolve("server.crt").toString(),
                "CHAINCODE_TLS_KEY", folder.resolve("server.key").toString(),
                "CHAINCODE_CLIENT_CA_CERT", authority.toString()));
        properties.setServerAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = new PeerServer(new CommonwayChaincode("commonway:1", CallMeter.NONE), properties);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_peer_of_the_organisation_is_served() throws Exception {
        write("peer", ours);
        assertThat(firstWord(credentials("peer")).get(60, TimeUnit.SECONDS).getType())
                .isEqualTo(ChaincodeMessage.Type.REGISTER);
    }

    @Test
    void whoever_another_authority_knows_or_who_shows_nothing_is_not() throws Exception {
        write("stranger", theirs);
        for (ChannelCredentials unknown :
                new ChannelCredentials[] {credentials("stranger"), trusting().build()}) {
            assertThatThrownBy(() -> firstWord(unknown).get(60, TimeUnit.SECONDS))
                    .cause()
                    .satisfies(refused ->
                            assertThat(Status.fromThrowable(refused).getCode()).isEqualTo(Status.Code.UNAVAILABLE));
        }
    }

    @Test
    void files_that_are_no_certificate_or_no_key_are_told_before_it_listens() throws Exception {
        String nothing =
                Files.writeString(folder.resolve("nothing.pem"), "nothing").toString();
        ChaincodeServerProperties properties =
                Main.propertiesOf(Map.of("CHAINCODE_TLS_CERT", nothing, "CHAINCODE_TLS_KEY", nothing));
        properties.setServerAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        assertThatThrownBy(() -> new PeerServer(new CommonwayChaincode("commonway:1", CallMeter.NONE), properties))
                .hasMessageContaining("nothing.pem");
    }

    /** What the server says first to who shows this; fails with why it says nothing. */
    private CompletableFuture<ChaincodeMessage> firstWord(ChannelCredentials shown) {
        ManagedChannel channel = Grpc.newChannelBuilder("127.0.0.1:" + server.port(), shown)
                .overrideAuthority("localhost")
                .build();
        CompletableFuture<ChaincodeMessage> first = new CompletableFuture<>();
        ChaincodeGrpc.newStub(channel).connect(new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                first.complete(message);
            }

            @Override
            public void onError(Throwable why) {
                first.completeExceptionally(why);
            }

            @Override
            public void onCompleted() {
                first.completeExceptionally(new IOException("the server ended the stream"));
            }
        });
        return first.whenComplete((said, why) -> channel.shutdownNow());
    }

    private ChannelCredentials credentials(String name) throws IOException {
        return trusting()
                .keyManager(
                        folder.resolve(name + ".crt").toFile(),
                        folder.resolve(name + ".key").toFile())
                .build();
    }

    private TlsChannelCredentials.Builder trusting() throws IOException {
        return TlsChannelCredentials.newBuilder()
                .trustManager(folder.resolve("ca.crt").toFile());
    }

    private void write(String name, CertificateAuthority by) throws IOException {
        KeyPair keys = SigningKeys.generate(new SecureRandom());
        Pem.write(
                folder.resolve(name + ".crt"),
                by.issue(
                        new CertificateAuthority.Request("CoopMSP", name, "peer", Optional.empty(), true),
                        keys.getPublic(),
                        Instant.now()));
        Pem.write(folder.resolve(name + ".key"), keys.getPrivate());
    }
}
