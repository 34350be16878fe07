package org.commonway.chaincode;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.commonway.chaincode.call.ContractFunction;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.traces.Traces;

/**
 * The network's chaincode: finds the function that is called and answers with its bytes, or with its refusal as
 * "CODE: sentence". It holds nothing between calls and is safe for many threads, so one may be attached to several peers.
 */
public final class CommonwayChaincode extends ChaincodeBase {
    /** Calls at once for each peer; a call waits for its peer at each read, so these are more than cores. */
    private static final String POOL_THREADS = "16";

    private static final Logger LOG = Logger.getLogger(CommonwayChaincode.class.getName());
    /** Kept, for java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger SHIM_LOG = Logger.getLogger("org.hyperledger.fabric");

    /** Cries SEVERE at each refusal, which is an answer like any other. */
    private static final Logger REFUSAL_LOG =
            Logger.getLogger("org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask");

    private final Map<String, ContractFunction<?>> functions = Functions.byName();
    private final Properties settings = new Properties();

    /** The chaincode, for a peer in this process. */
    public CommonwayChaincode() {
        super();
        SHIM_LOG.setLevel(Level.WARNING); // it logs each call otherwise
        REFUSAL_LOG.setLevel(Level.OFF);
    }

    /**
     * The chaincode, for a server.
     *
     * @param chaincodeId the package id that the peer installed
     */
    CommonwayChaincode(String chaincodeId) {
        this();
        processCommandLineOptions(new String[] {"-i", chaincodeId});
        settings.putAll(super.getChaincodeConfig());
        settings.setProperty("TP_CORE_POOL_SIZE", POOL_THREADS);
        settings.setProperty("TP_MAX_POOL_SIZE", POOL_THREADS);
        validateOptions();
        Metrics.initialize(settings);
        Traces.initialize(settings);
    }

    @Override
    public Properties getChaincodeConfig() {
        return settings;
    }

    /** There is nothing to set up: the ledger begins empty. */
    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        try {
            return ResponseUtils.newSuccessResponse(answer(stub).toByteArray());
        } catch (Refusal refusal) {
            return ResponseUtils.newErrorResponse(refusal.code() + ": " + refusal.sentence());
        } catch (RuntimeException e) {
            // Out of here, its whole stack would go to the caller.
            LOG.log(Level.SEVERE, "A call failed: transaction " + stub.getTxId(), e);
            return ResponseUtils.newErrorResponse(FAILED + e.getClass().getSimpleName()
                    + ") and changed nothing; try again, and report it if it fails again.");
        }
    }

    /** How the message begins when the fault is ours, or the peer did not answer. */
    static final String FAILED = "CONTRACT_FAILED: The contract failed (";

    private Message answer(ChaincodeStub stub) {
        List<byte[]> given = stub.getArgs();
        ContractFunction<?> function =
                given.isEmpty() ? null : functions.get(new String(given.get(0), StandardCharsets.UTF_8));
        if (function == null) {
            throw new Refusal(RefusalCode.UNKNOWN_FUNCTION);
        }
        return function.run(stub, given.subList(1, given.size()));
    }
}
