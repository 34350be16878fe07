package org.commonway.conformance;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.traces.Traces;

/**
 * The chaincode of the suite: its one function {@code run} does the steps that it is given, one an argument, such as
 * {@code put|key|value}. It answers with a line for each step that finds something out.
 */
public final class ConformanceChaincode extends ChaincodeBase {

    /** A chaincode of this name on its channel, or of this package id as a service. */
    public ConformanceChaincode(String id) {
        super();
        processCommandLineOptions(new String[] {"-i", id});
        Metrics.initialize(getChaincodeConfig());
        Traces.initialize(getChaincodeConfig());
    }

    /**
     * Serves as chaincode-as-a-service, with TLS where the environment names the files for it.
     *
     * @param arguments the package id, and host:port to listen on; without them, the environment's
     *     CORE_CHAINCODE_ID_NAME and CHAINCODE_SERVER_ADDRESS
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> environment = System.getenv();
        boolean given = arguments.length == 2;
        String id = given ? arguments[0] : environment.getOrDefault("CORE_CHAINCODE_ID_NAME", "");
        String[] address =
                (given ? arguments[1] : environment.getOrDefault("CHAINCODE_SERVER_ADDRESS", "")).split(":", 2);
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
        if (environment.containsKey("CHAINCODE_TLS_CERT")) {
            properties.setTlsEnabled(true);
            properties.setKeyCertChainFile(environment.get("CHAINCODE_TLS_CERT"));
            properties.setKeyFile(environment.get("CHAINCODE_TLS_KEY"));
            properties.setTrustCertCollectionFile(environment.get("CHAINCODE_CLIENT_CA_CERT"));
        }
        new NettyChaincodeServer(new ConformanceChaincode(id), properties).start();
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        if (!stub.getFunction().equals("run")) {
            return ResponseUtils.newErrorResponse("no such function: " + stub.getFunction());
        }
        List<String> lines = new ArrayList<>();
        for (String argument : stub.getParameters()) {
            String[] step = argument.split("\\|", -1);
            if (step[0].equals("refuse")) {
                return ResponseUtils.newErrorResponse(step[1]);
            }
            Optional<String> line =
                    step[0].startsWith("private") ? PrivateSteps.run(stub, step) : OpenSteps.run(stub, step);
            line.ifPresent(lines::add);
        }
        return ResponseUtils.newSuccessResponse(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
