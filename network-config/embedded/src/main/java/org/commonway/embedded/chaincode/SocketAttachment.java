package org.commonway.embedded.chaincode;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/** A chaincode-as-a-service server at an address, without TLS: meant for the same machine. */
public final class SocketAttachment implements Attachment {
    /** As a Fabric peer's: a chaincode may answer with up to 100 MiB. */
    private static final int MESSAGE_BYTES_MAX = 100 * 1024 * 1024;

    private final String address;
    private final ManagedChannel channel;

    /**
     * Reaches the server when it is first needed.
     *
     * @param address host:port
     */
    public SocketAttachment(String address) {
        this.address = address;
        this.channel = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
                .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                .keepAliveTime(2, TimeUnit.MINUTES) // the shim's server allows one a minute
                .build();
    }

    @Override
    public StreamObserver<ChaincodeMessage> connect(StreamObserver<ChaincodeMessage> fromChaincode) {
        channel.resetConnectBackoff(); // a server that has just come back is tried at once
        return new OneAtATime(ChaincodeGrpc.newStub(channel).connect(fromChaincode));
    }

    @Override
    public String place() {
        return address;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** gRPC's observers take one caller at a time. */
    private record OneAtATime(StreamObserver<ChaincodeMessage> wire) implements StreamObserver<ChaincodeMessage> {
        @Override
        public void onNext(ChaincodeMessage message) {
            synchronized (wire) {
                wire.onNext(message);
            }
        }

        @Override
        public void onError(Throwable failure) {
            synchronized (wire) {
                wire.onError(failure);
            }
        }

        @Override
        public void onCompleted() {
            synchronized (wire) {
                wire.onCompleted();
            }
        }
    }
}
