package org.commonway.launcher.fabric.process;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.start.ProcessPlan;

/** An organisation's chaincode server: it runs the contracts for the organisation's peer and for nobody else. */
public final class ChaincodeProcess {
    private ChaincodeProcess() {}

    /**
     * The server as it is to be started.
     *
     * @param command what runs the contracts
     * @param packageId as which chaincode
     */
    public static ProcessPlan plan(
            Organization organization, FabricFolder folder, List<String> command, String packageId) {
        Path given = folder.chaincode(organization);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("CHAINCODE_SERVER_ADDRESS", organization.chaincodeAddress());
        environment.put("CORE_CHAINCODE_ID_NAME", packageId);
        environment.put("CORE_PEER_LOCALMSPID", organization.mspId());
        environment.put("CHAINCODE_TLS_CERT", given.resolve("tls.crt").toString());
        environment.put("CHAINCODE_TLS_KEY", given.resolve("tls.key").toString());
        environment.put("CHAINCODE_CLIENT_CA_CERT", given.resolve("ca.crt").toString());
        environment.put(
                "CHAINCODE_METRICS_ADDRESS",
                Organization.address(organization.ports().chaincodeMetrics()));
        return new ProcessPlan(
                organization.chaincode(), "chaincode", command, environment, organization.chaincodePorts(), "");
    }
}
