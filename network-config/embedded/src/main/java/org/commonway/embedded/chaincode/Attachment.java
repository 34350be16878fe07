package org.commonway.embedded.chaincode;

import io.grpc.stub.StreamObserver;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/** A way to reach a chaincode. */
public interface Attachment extends AutoCloseable {

    /**
     * Opens a conversation.
     *
     * @param fromChaincode hears what the chaincode says, possibly before this method returns
     * @return what the peer says goes here; safe for many threads
     */
    StreamObserver<ChaincodeMessage> connect(StreamObserver<ChaincodeMessage> fromChaincode);

    /** Where the chaincode is, for messages. */
    String place();

    @Override
    void close();
}
