package org.hyperledger.fabric.shim;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Properties;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.traces.Traces;

/**
 * A chaincode attached inside the process: the shim as it is, with observers where the network would be. It lives in
 * the shim's package because {@link ChaincodeBase#connectToPeer(StreamObserver)} is protected. The shim keeps the state
 * of its one connection in the instance, so each connection takes an instance of its own around the same chaincode.
 */
public final class AttachedChaincode extends ChaincodeBase {
    private static final String POOL_THREADS = "16";

    private final Chaincode chaincode;
    private final Properties settings = new Properties();

    /**
     * A connection for the chaincode.
     *
     * @param name the chaincode's name on the channel
     * @param chaincode what answers the calls; it may be shared by several connections
     */
    public AttachedChaincode(String name, Chaincode chaincode) {
        super();
        this.chaincode = chaincode;
        processCommandLineOptions(new String[] {"-i", name});
        settings.putAll(super.getChaincodeConfig());
        // Read by InvocationTaskManager; from a file config.props on the class path otherwise, default 5.
        settings.setProperty("TP_CORE_POOL_SIZE", POOL_THREADS);
        settings.setProperty("TP_MAX_POOL_SIZE", POOL_THREADS);
        Metrics.initialize(settings);
        Traces.initialize(settings);
    }

    /**
     * Connects the shim to a peer in this process.
     *
     * @param toPeer hears what the chaincode says; the first message comes before this method returns
     * @return what the peer says goes here
     */
    public StreamObserver<ChaincodeMessage> attach(StreamObserver<ChaincodeMessage> toPeer) throws IOException {
        return connectToPeer(toPeer);
    }

    @Override
    public Properties getChaincodeConfig() {
        return settings;
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return chaincode.init(stub);
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        return chaincode.invoke(stub);
    }
}
