package org.commonway.chaincode;

import com.google.protobuf.Message;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.commonway.chaincode.call.CallMeter;
import org.commonway.chaincode.call.CallOutcome;
import org.commonway.chaincode.call.ContractFunction;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.traces.Traces;
import org.jspecify.annotations.Nullable;

/**
 * The network's chaincode: finds the function that is called and answers with its bytes, or with its refusal as
 * "CODE: sentence". It holds nothing between calls and is safe for many threads, so one may be attached to several peers.
 */
public final class CommonwayChaincode extends ChaincodeBase {
    /** Calls at once for each peer; a call waits for its peer at each read, so these are more than cores. */
    static final int POOL_THREADS = 16;

    private static final Logger LOG = Logger.getLogger(CommonwayChaincode.class.getName());
    /** Kept, for java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger SHIM_LOG = Logger.getLogger("org.hyperledger.fabric");

    /** Cries SEVERE at each refusal, which is an answer like any other. */
    private static final Logger REFUSAL_LOG =
            Logger.getLogger("org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask");

    private final Map<String, ContractFunction<?>> functions = Functions.byName();
    private final Properties settings = new Properties();
    private final CallMeter meter;

    /** The chaincode, for a peer in this process. */
    public CommonwayChaincode() {
        this(CallMeter.NONE);
    }

    /** The chaincode, whose calls this meter is told of. */
    CommonwayChaincode(CallMeter meter) {
        super();
        this.meter = meter;
        SHIM_LOG.setLevel(Level.WARNING); // it logs each call otherwise
        REFUSAL_LOG.setLevel(Level.OFF);
    }

    /**
     * The chaincode, for a server.
     *
     * @param chaincodeId the package id that the peer installed
     * @param meter is told of each call
     */
    CommonwayChaincode(String chaincodeId, CallMeter meter) {
        this(meter);
        processCommandLineOptions(new String[] {"-i", chaincodeId});
        settings.putAll(super.getChaincodeConfig());
        settings.setProperty("TP_CORE_POOL_SIZE", Integer.toString(POOL_THREADS));
        settings.setProperty("TP_MAX_POOL_SIZE", Integer.toString(POOL_THREADS));
        validateOptions();
        Metrics.initialize(settings);
        Traces.initialize(settings);
    }

    @Override
    public Properties getChaincodeConfig() {
        return settings;
    }

    /** A peer's stream: what is to be sent to it goes to this observer, and what it sends to the one that is answered. */
    StreamObserver<ChaincodeMessage> attach(StreamObserver<ChaincodeMessage> toPeer) {
        try {
            return connectToPeer(toPeer);
        } catch (IOException impossible) { // thrown only where there is no observer
            throw new UncheckedIOException(impossible);
        }
    }

    /** There is nothing to set up: the ledger begins empty. */
    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        List<byte[]> given = stub.getArgs();
        ContractFunction<?> function =
                given.isEmpty() ? null : functions.get(new String(given.get(0), StandardCharsets.UTF_8));
        CallMeter.Running running = meter.begin(function == null ? CallMeter.UNKNOWN : function.name());
        CallOutcome outcome = CallOutcome.FAILED;
        try {
            Response response = ResponseUtils.newSuccessResponse(
                    answer(function, stub, given).toByteArray());
            outcome = CallOutcome.ANSWERED;
            return response;
        } catch (Refusal refusal) {
            outcome = CallOutcome.refused(refusal.code());
            return ResponseUtils.newErrorResponse(refusal.code() + ": " + refusal.sentence());
        } catch (RuntimeException e) {
            // Out of here, its whole stack would go to the caller.
            LOG.log(Level.SEVERE, "A call failed: transaction " + stub.getTxId(), e);
            return ResponseUtils.newErrorResponse(FAILED + e.getClass().getSimpleName()
                    + ") and changed nothing; try again, and report it if it fails again.");
        } finally {
            running.end(outcome);
        }
    }

    /** How the message begins when the fault is ours, or the peer did not answer. */
    static final String FAILED = "CONTRACT_FAILED: The contract failed (";

    private static Message answer(@Nullable ContractFunction<?> function, ChaincodeStub stub, List<byte[]> given) {
        if (function == null) {
            throw new Refusal(RefusalCode.UNKNOWN_FUNCTION);
        }
        return function.run(stub, given.subList(1, given.size()));
    }
}
