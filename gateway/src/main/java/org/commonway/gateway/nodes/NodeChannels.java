package org.commonway.gateway.nodes;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.RegisteredOperator;

/** One mutual-TLS channel for each node, made when first needed and again when its address changes. */
public final class NodeChannels implements AutoCloseable {
    /** A timetable chunk is at most 256 KiB, a part of a snapshot a few thousand vehicles; more is nonsense. */
    private static final int MESSAGE_BYTES_MAX = 4 * 1024 * 1024;

    private static final int METADATA_BYTES_MAX = 16 * 1024;

    private final SslContext tls;
    private final Map<String, Open> open = new HashMap<>();

    private record Open(String address, ManagedChannel channel) {}

    /**
     * Channels that show this certificate and trust these authorities.
     *
     * @param folder holds tls-cert.pem and tls-key.pem (PKCS#8)
     * @param trust CA certificates that a node's certificate must chain to
     */
    public NodeChannels(Path folder, Path trust) throws SSLException {
        File certificate = folder.resolve("tls-cert.pem").toFile();
        File key = folder.resolve("tls-key.pem").toFile();
        this.tls = GrpcSslContexts.forClient()
                .keyManager(certificate, key)
                .trustManager(trust.toFile())
                .build();
    }

    /** The channel to this operator's node; connecting happens with the first call. */
    synchronized ManagedChannel of(RegisteredOperator operator) {
        Open known = open.get(operator.id());
        if (known != null && known.address().equals(operator.address())) {
            return known.channel();
        }
        if (known != null) {
            known.channel().shutdownNow();
        }
        ManagedChannel channel = connect(operator);
        open.put(operator.id(), new Open(operator.address(), channel));
        return channel;
    }

    private ManagedChannel connect(RegisteredOperator operator) {
        try {
            return NettyChannelBuilder.forTarget("dns:///" + operator.address())
                    .sslContext(tls)
                    .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                    .maxInboundMetadataSize(METADATA_BYTES_MAX)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new NodeTrouble(
                    "The ledger gives " + operator.id() + " the address \"" + operator.address()
                            + "\", which is no host:port; its operator must register again.",
                    e);
        }
    }

    /** Ends all channels at once. */
    @Override
    public synchronized void close() {
        open.values().forEach(entry -> entry.channel().shutdownNow());
        for (Open entry : open.values()) {
            try {
                entry.channel().awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        open.clear();
    }
}
