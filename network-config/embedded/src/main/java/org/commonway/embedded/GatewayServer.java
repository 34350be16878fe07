package org.commonway.embedded;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.commonway.embedded.StartRefusal.Reason;
import org.commonway.embedded.commit.Ledger;
import org.commonway.embedded.health.NetworkHealth;

/** The network's gRPC services on loopback, behind TLS, with the health of the ledger beside them. */
final class GatewayServer {
    private static final int STOP_SECONDS = 3;
    /** Room for the largest transaction that is taken (10 MiB) and for the proposal of one. */
    private static final int MESSAGE_BYTES_MAX = 16 * 1024 * 1024;

    private final Server server;
    private final NetworkHealth health;

    private GatewayServer(Server server, NetworkHealth health) {
        this.server = server;
        this.health = health;
    }

    /**
     * Serves.
     *
     * @param port 0 for any that is free
     * @param peer the folder of the peer whose certificate is shown
     * @param ledger whose condition is told as the services' health
     * @throws StartRefusal if the port cannot be opened
     * @throws IOException if the peer's TLS files cannot be read
     */
    static GatewayServer start(
            int port, Path peer, List<BindableService> services, Ledger ledger, ExecutorService executor)
            throws IOException {
        NetworkHealth health = new NetworkHealth();
        ledger.onCondition(health::show);
        Server server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        TlsServerCredentials.create(
                                peer.resolve("tls-cert.pem").toFile(),
                                peer.resolve("tls-key.pem").toFile()))
                .executor(executor)
                .permitKeepAliveTime(30, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                .addServices(services.stream().map(BindableService::bindService).toList())
                .addService(health.service())
                .build();
        try {
            server.start();
        } catch (IOException e) {
            throw new StartRefusal(
                    Reason.PORT_BUSY,
                    "Port " + port + " on 127.0.0.1 cannot be opened (" + e.getMessage()
                            + "); stop what uses it, or choose another with --port.",
                    e);
        }
        return new GatewayServer(server, health);
    }

    int port() {
        return server.getPort();
    }

    /** Says that it serves no more, lets the calls at work end, and stops. */
    void stop() throws InterruptedException {
        health.stop();
        if (!server.shutdown().awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            server.shutdownNow().awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        }
    }
}
