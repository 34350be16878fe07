package org.commonway.ledger.fabric;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;

/** One way to the ledger: the gateway service of one peer. Safe for many threads. */
final class Route implements AutoCloseable {
    private static final long CLOSE_SECONDS = 5;

    private final ManagedChannel channel;
    private final Gateway gateway;
    private final Network network;
    private final BadNews badNews;

    /** A way through this channel, which it closes. */
    Route(String address, LedgerConnection connection, Credentials credentials, ManagedChannel channel) {
        this.channel = channel;
        this.badNews = new BadNews(address);
        Deadlines deadlines = connection.deadlines();
        this.gateway = Gateway.newInstance()
                .identity(credentials.identity())
                .signer(credentials.signer())
                .hash(Hash.SHA256)
                .connection(channel)
                .evaluateOptions(options ->
                        options.withDeadlineAfter(deadlines.evaluate().toNanos(), TimeUnit.NANOSECONDS))
                .endorseOptions(
                        options -> options.withDeadlineAfter(deadlines.endorse().toNanos(), TimeUnit.NANOSECONDS))
                .connect();
        this.network = gateway.getNetwork(connection.channel());
    }

    Gateway gateway() {
        return gateway;
    }

    Network network() {
        return network;
    }

    /** What goes wrong on this way, in the ledger's own words. */
    BadNews badNews() {
        return badNews;
    }

    /** Lets the next call try the peer at once; else gRPC would wait up to two minutes before it tries again. */
    void tryAgain() {
        channel.resetConnectBackoff();
    }

    /** Whether its connection is open; begins to open one that is not, without waiting for it. */
    boolean isOpen() {
        return channel.getState(/* requestConnection= */ true) == ConnectivityState.READY;
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdown();
        try {
            if (!channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                channel.shutdownNow();
            }
        } catch (InterruptedException e) {
            channel.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
