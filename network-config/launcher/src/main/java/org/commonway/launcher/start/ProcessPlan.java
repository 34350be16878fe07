package org.commonway.launcher.start;

import java.util.List;
import java.util.Map;

/**
 * A process that is to be started.
 *
 * @param name unique within the network; its log is named so
 * @param kind ledger, node, gateway, office; of a Fabric network also orderer, peer, chaincode
 * @param command what is run
 * @param environment what it finds in its environment besides the launcher's own
 * @param ports what it listens on
 * @param healthUrl answers 200 when it is ready; empty when it has none
 */
public record ProcessPlan(
        String name,
        String kind,
        List<String> command,
        Map<String, String> environment,
        List<Integer> ports,
        String healthUrl) {
    /** Takes copies. */
    public ProcessPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
    }
}
