package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.commonway.chaincode.call.CallMeter;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ServedTest {

    @Test
    void a_peer_reaches_it_over_a_socket_and_is_answered() throws Exception {
        int port = freePort();
        Thread server = new Thread(() -> serve(port), "served");
        server.setDaemon(true);
        server.start();
        ManagedChannel channel = Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
        try {
            BlockingQueue<ChaincodeMessage> heard = new LinkedBlockingQueue<>();
            StreamObserver<ChaincodeMessage> toChaincode =
                    ChaincodeGrpc.newStub(channel).withWaitForReady().connect(listener(heard));
            ChaincodeMessage register = next(heard);
            assertThat(register.getType()).isEqualTo(ChaincodeMessage.Type.REGISTER);
            assertThat(ChaincodeID.parseFrom(register.getPayload()).getName()).isEqualTo("commonway:1");
            toChaincode.onNext(message(ChaincodeMessage.Type.REGISTERED).build());
            toChaincode.onNext(message(ChaincodeMessage.Type.READY).build());
            toChaincode.onNext(message(ChaincodeMessage.Type.TRANSACTION)
                    .setChannelId("mobility")
                    .setTxid("a")
                    .setPayload(ChaincodeInput.newBuilder()
                            .addArgs(com.google.protobuf.ByteString.copyFromUtf8("trips:Steal"))
                            .build()
                            .toByteString())
                    .build());
            ChaincodeMessage answer = next(heard);
            assertThat(answer.getType()).isEqualTo(ChaincodeMessage.Type.COMPLETED);
            assertThat(Response.parseFrom(answer.getPayload()).getMessage()).startsWith("UNKNOWN_FUNCTION: ");
        } finally {
            channel.shutdownNow();
            server.interrupt();
        }
    }

    private static void serve(int port) {
        try {
            ChaincodeServerProperties properties = new ChaincodeServerProperties();
            properties.setServerAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Main.serve(properties, "commonway:1", CallMeter.NONE);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            // the test is over
            Thread.currentThread().interrupt();
        }
    }

    private static ChaincodeMessage.Builder message(ChaincodeMessage.Type type) {
        return ChaincodeMessage.newBuilder().setType(type);
    }

    private static ChaincodeMessage next(BlockingQueue<ChaincodeMessage> heard) throws InterruptedException {
        ChaincodeMessage message = heard.poll(60, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        return message;
    }

    private static StreamObserver<ChaincodeMessage> listener(BlockingQueue<ChaincodeMessage> heard) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                heard.add(message);
            }

            @Override
            public void onError(Throwable failure) {
                // the test waits for messages only
            }

            @Override
            public void onCompleted() {
                // the test waits for messages only
            }
        };
    }

    private static int freePort() throws java.io.IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
