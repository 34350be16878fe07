package org.commonway.ledger.fabric;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * gRPC connections to a Fabric gateway: TLS, the server's certificate checked against the trust file. On gRPC's own
 * shaded Netty, which brings OpenSSL's TLS along and is what fabric-gateway itself depends on.
 */
final class Channels {
    private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
    // Fabric permits a ping a minute; gRPC's own default permits one in five.
    private static final int PING_MINUTES = 5;
    /** A peer that takes no bytes for so long is cut off: gRPC hands this to the kernel too, which would wait for minutes. */
    private static final int SILENCE_SECONDS = 5;

    private Channels() {}

    static ManagedChannel open(String address, Path trustFile) {
        if (!Files.isReadable(trustFile)) {
            throw new UnusableConnection("The trust file " + trustFile
                    + " cannot be read; check commonway.identity.trust and that the ledger has made it.");
        }
        try {
            return builder(address)
                    .sslContext(GrpcSslContexts.forClient()
                            .trustManager(trustFile.toFile())
                            .build())
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new UnusableConnection(
                    "The trust file " + trustFile + " holds no certificates in PEM form; give the CAs of the network.",
                    e);
        }
    }

    static NettyChannelBuilder builder(String address) {
        int colon = address.lastIndexOf(':');
        String port = address.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}")) {
            throw new UnusableConnection(
                    "The ledger's address is '" + address + "'; set it to host:port, such as 127.0.0.1:7051.");
        }
        return NettyChannelBuilder.forAddress(address.substring(0, colon), Integer.parseInt(port))
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .keepAliveTime(PING_MINUTES, TimeUnit.MINUTES)
                .keepAliveTimeout(SILENCE_SECONDS, TimeUnit.SECONDS);
    }
}
