package org.commonway.node.grpc;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.commonway.node.settings.NodeSettings.GrpcSettings;
import org.commonway.node.settings.NodeSettings.IdentitySettings;
import org.commonway.node.settings.StartFailure;

/** The node's gRPC port: TLS both ways, callers by their certificates, bounded messages. */
public final class NodeServer implements AutoCloseable {
    private static final int LARGEST_REQUEST_BYTES = 64 * 1024;
    private static final int LARGEST_HEADERS_BYTES = 16 * 1024;
    private static final int CALLS_PER_CONNECTION = 256;

    private final Server server;

    private NodeServer(Server server) {
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @throws StartFailure INPUT when certificates cannot be read, PORT when the port is busy
     */
    public static NodeServer start(
            GrpcSettings settings,
            IdentitySettings identity,
            List<BindableService> services,
            ExecutorService executor) {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(settings.host(), settings.port()))
                .sslContext(sslContext(identity))
                .maxInboundMessageSize(LARGEST_REQUEST_BYTES)
                .maxInboundMetadataSize(LARGEST_HEADERS_BYTES)
                .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
                .permitKeepAliveWithoutCalls(true)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .keepAliveTime(60, TimeUnit.SECONDS)
                .executor(executor)
                .intercept(new CallerCertificate());
        services.forEach(builder::addService);
        try {
            return new NodeServer(builder.build().start());
        } catch (IOException failed) {
            boolean busy = failed instanceof BindException || failed.getCause() instanceof BindException;
            throw new StartFailure(
                    busy ? StartFailure.Kind.PORT : StartFailure.Kind.UNREACHABLE,
                    "gRPC port " + settings.port() + " on " + settings.host()
                            + " cannot be used; stop what uses it or set commonway.grpc.port.",
                    failed);
        }
    }

    private static SslContext sslContext(IdentitySettings identity) {
        Path certificate = readable(identity.folder().resolve("tls-cert.pem"), "identity.folder");
        Path key = readable(identity.folder().resolve("tls-key.pem"), "identity.folder");
        Path trust = readable(identity.trust(), "identity.trust");
        try {
            return GrpcSslContexts.forServer(certificate.toFile(), key.toFile())
                    .trustManager(trust.toFile())
                    .clientAuth(ClientAuth.REQUIRE)
                    .build();
        } catch (IOException | IllegalArgumentException unusable) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT,
                    "The TLS certificate and key in " + identity.folder() + " cannot be used with " + identity.trust()
                            + "; make the identity again.",
                    unusable);
        }
    }

    private static Path readable(Path file, String key) {
        if (!Files.isReadable(file)) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT, "There is no readable file " + file + "; check commonway." + key + ".");
        }
        return file;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Stops; calls that are open are broken off after a short while. */
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(2, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
