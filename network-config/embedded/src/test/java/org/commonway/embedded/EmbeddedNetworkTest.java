package org.commonway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.commonway.identity.Member;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network as an unchanged fabric-gateway client meets it, over TLS. */
class EmbeddedNetworkTest {
    @TempDir
    Path folder;

    private final Notebook notebook = new Notebook();
    private EmbeddedNetwork network;
    private NetworkUser metro;

    @BeforeEach
    void start() throws Exception {
        open(settings());
    }

    @AfterEach
    void stop() throws Exception {
        notebook.hang.countDown();
        metro.close();
        network.close();
    }

    private NetworkSettings settings() {
        return NetworkSettings.of(
                        folder.resolve("data"), folder.resolve("crypto"), new ChaincodeChoice.Attached(notebook))
                .withMembers(List.of(
                        Member.parse("TransitMSP:metro:operator:metro"), Member.parse("CoopMSP:bikes:operator:bikes")));
    }

    private void open(NetworkSettings settings) throws Exception {
        network = EmbeddedNetwork.start(settings);
        metro = user("TransitMSP", "metro");
    }

    private void restart(NetworkSettings settings) throws Exception {
        metro.close();
        network.close();
        open(settings);
    }

    private NetworkUser user(String mspId, String name) throws Exception {
        Path crypto = folder.resolve("crypto");
        return new NetworkUser(
                network.address(), crypto, network.organizations().trustFile(), mspId, name);
    }

    private static String detail(GatewayException failure) {
        return failure.getDetails().get(0).getMessage();
    }

    @Test
    void a_chaincode_that_hangs_is_given_up() throws Exception {
        restart(settings().withRules(NetworkSettings.Rules.usual().withChaincodeTimeout(Duration.ofMillis(300))));

        EndorseException failure = catchThrowableOfType(EndorseException.class, () -> metro.submit("hang"));

        assertThat(detail(failure)).contains("timeout expired while executing transaction");
        assertThat(metro.submit("put", "key", "value")).isEqualTo("value");
    }

    @Test
    void state_chain_and_identities_survive_a_restart() throws Exception {
        metro.submit("put", "key", "value");
        byte[] chain = Files.readAllBytes(folder.resolve("data/blocks.log"));
        byte[] certificate = Files.readAllBytes(folder.resolve("crypto/TransitMSP/users/metro/cert.pem"));
        restart(settings());

        assertThat(metro.evaluate("get", "key")).isEqualTo("value");
        assertThat(Files.readAllBytes(folder.resolve("data/blocks.log"))).isEqualTo(chain);
        assertThat(Files.readAllBytes(folder.resolve("crypto/TransitMSP/users/metro/cert.pem")))
                .isEqualTo(certificate);
        assertThat(metro.submit("put", "key", "newer")).isEqualTo("newer");
    }

    @Test
    void a_chaincode_over_a_socket_answers_as_the_attached_one() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Notebook remote = new Notebook();
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        NettyChaincodeServer server = new NettyChaincodeServer(remote, properties);
        Thread serving = new Thread(() -> serve(server), "chaincode");
        serving.setDaemon(true);
        serving.start();
        try {
            NetworkSettings served = new NetworkSettings(
                    folder.resolve("data"),
                    folder.resolve("crypto"),
                    0,
                    settings().members(),
                    new ChaincodeChoice.Served(List.of("127.0.0.1:" + port)),
                    Deployment.usual(),
                    NetworkSettings.Rules.usual());
            restart(served);
            metro.submit("fill", "trip", "120");
            assertThat(metro.evaluate("count", "trip", "trip~")).isEqualTo("120");
            assertThat(detail(catchThrowableOfType(EndorseException.class, () -> metro.submit("refuse", "no"))))
                    .isEqualTo("chaincode response 500, no");
        } finally {
            server.stop();
        }
    }

    @Test
    void a_busy_port_is_named() {
        int port =
                Integer.parseInt(network.address().substring(network.address().indexOf(':') + 1));

        assertThatThrownBy(() -> EmbeddedNetwork.start(NetworkSettings.of(
                                folder.resolve("other"),
                                folder.resolve("crypto"),
                                new ChaincodeChoice.Attached(notebook))
                        .withPort(port)))
                .isInstanceOfSatisfying(
                        StartRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(StartRefusal.Reason.PORT_BUSY))
                .hasMessageContaining(String.valueOf(port));
    }

    @Test
    void two_networks_do_not_share_a_chain() {
        assertThatThrownBy(() -> EmbeddedNetwork.start(settings()))
                .isInstanceOf(StartRefusal.class)
                .hasMessageContaining("in use");
    }

    @Test
    void a_chain_is_not_opened_with_other_identities() throws Exception {
        network.close();

        assertThatThrownBy(() -> EmbeddedNetwork.start(NetworkSettings.of(
                        folder.resolve("data"), folder.resolve("new-crypto"), new ChaincodeChoice.Attached(notebook))))
                .isInstanceOfSatisfying(
                        StartRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(StartRefusal.Reason.IDENTITIES));
    }

    private static void serve(NettyChaincodeServer server) {
        try {
            server.start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
