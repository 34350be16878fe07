package org.commonway.chaincode;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.StreamObserver;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;

/**
 * Where a peer connects to the chaincode (Fabric, "Chaincode as an external service"). As the shim's own server, but for
 * who reads: each state operation is a message to the peer and one back, and the shim's server hands each of these
 * to a pool of threads that does nothing but hand it to the call that waits for it. Here the thread that read it from the
 * socket does so, which saves a change of threads for every message.
 */
final class PeerServer {
    /** The shim's own: state operations answer with what one transaction may read. */
    private static final int LARGEST_MESSAGE = 100 * 1024 * 1024;

    /** Given one, gRPC does not look for it by a ping with nearly each message, which for small ones doubles the frames. */
    private static final int FLOW_CONTROL_WINDOW = 1024 * 1024;

    private static final int ASK_AFTER_SECONDS = 60;
    private static final int ANSWER_WITHIN_SECONDS = 20;

    private final Server server;

    /**
     * A server of this chaincode that listens nowhere yet.
     *
     * @throws IllegalArgumentException when the files for TLS are no certificates or no key
     * @throws IOException when they do not fit each other
     */
    PeerServer(CommonwayChaincode chaincode, ChaincodeServerProperties properties) throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(properties.getServerAddress())
                .addService(new Streams(chaincode))
                .directExecutor() // a message is only put where its call waits: nothing there takes time
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .keepAliveTime(ASK_AFTER_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveTime(ASK_AFTER_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
        if (properties.isTlsEnabled()) {
            SslContextBuilder tls = GrpcSslContexts.forServer(
                    new File(properties.getKeyCertChainFile()), new File(properties.getKeyFile()));
            String authority = properties.getTrustCertCollectionFile();
            if (authority != null) {
                tls.trustManager(new File(authority)).clientAuth(ClientAuth.REQUIRE);
            }
            builder.sslContext(tls.build());
        }
        server = builder.build();
    }

    /** Listens; IOException when the address is in use. */
    void start() throws IOException {
        server.start();
    }

    /** Where it listens since its start. */
    int port() {
        return server.getPort();
    }

    /** Waits until it is stopped. */
    void awaitStop() throws InterruptedException {
        server.awaitTermination();
    }

    /** Ends all streams and listens no more. */
    void stop() {
        server.shutdownNow();
    }

    private static final class Streams extends ChaincodeGrpc.ChaincodeImplBase {
        private final CommonwayChaincode chaincode;

        private Streams(CommonwayChaincode chaincode) {
            this.chaincode = chaincode;
        }

        @Override
        public StreamObserver<ChaincodeMessage> connect(StreamObserver<ChaincodeMessage> toPeer) {
            return chaincode.attach(toPeer);
        }
    }
}
