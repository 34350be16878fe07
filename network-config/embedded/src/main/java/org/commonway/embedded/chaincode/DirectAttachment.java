package org.commonway.embedded.chaincode;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.AttachedChaincode;
import org.hyperledger.fabric.shim.Chaincode;

/** A chaincode in this process, over the shim's own messages without a wire. */
public final class DirectAttachment implements Attachment {
    private final String name;
    private final Chaincode chaincode;

    /** Attaches this chaincode under this name; the same chaincode may be attached several times. */
    public DirectAttachment(String name, Chaincode chaincode) {
        this.name = name;
        this.chaincode = chaincode;
    }

    @Override
    public StreamObserver<ChaincodeMessage> connect(StreamObserver<ChaincodeMessage> fromChaincode) {
        try {
            return new AttachedChaincode(name, chaincode).attach(fromChaincode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String place() {
        return "attached";
    }

    @Override
    public void close() {
        // the shim has no stop: its idle threads are daemons of the process's end
    }
}
