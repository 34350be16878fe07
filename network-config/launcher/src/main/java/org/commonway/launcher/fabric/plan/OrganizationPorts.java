package org.commonway.launcher.fabric.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * What an organisation's processes listen on.
 *
 * @param orderer of its orderer, for peers and other orderers
 * @param peer of its peer: the gateway service, other peers
 * @param peerChaincode of its peer, for chaincode that the peer starts itself; not used, yet two may not be the same
 * @param ordererAdmin of its orderer, for osnadmin
 * @param chaincode of its chaincode server
 * @param ordererOperations of its orderer: health and metrics
 * @param peerOperations of its peer: health and metrics
 * @param chaincodeMetrics of its chaincode server
 * @param spareChaincode of the chaincode server that takes over from the one that runs; 0 where none was set aside
 * @param spareChaincodeMetrics the same for its metrics
 */
public record OrganizationPorts(
        int orderer,
        int peer,
        int peerChaincode,
        int ordererAdmin,
        int chaincode,
        int ordererOperations,
        int peerOperations,
        int chaincodeMetrics,
        int spareChaincode,
        int spareChaincodeMetrics) {

    /** The next ten ports; from a base of 7050 the orderer has 7050 and the peer 7051, as in Fabric's own examples. */
    public static OrganizationPorts take(IntSupplier ports) {
        return new OrganizationPorts(
                ports.getAsInt(),
                ports.getAsInt(),
                ports.getAsInt(),
                ports.getAsInt(),
                ports.getAsInt(),
                ports.getAsInt(),
                ports.getAsInt(),
                ports.getAsInt(),
                ports.getAsInt(),
                ports.getAsInt());
    }

    /** The same with the chaincode server on the spare ports, and the others spare. */
    OrganizationPorts swapped() {
        return new OrganizationPorts(
                orderer,
                peer,
                peerChaincode,
                ordererAdmin,
                spareChaincode,
                ordererOperations,
                peerOperations,
                spareChaincodeMetrics,
                chaincode,
                chaincodeMetrics);
    }

    OrganizationPorts withChaincode(int server, int metrics) {
        return new OrganizationPorts(
                orderer,
                peer,
                peerChaincode,
                ordererAdmin,
                server,
                ordererOperations,
                peerOperations,
                metrics,
                spareChaincode,
                spareChaincodeMetrics);
    }

    /** For the record of the network. */
    ObjectNode toJson() {
        return new JsonMapper()
                .createObjectNode()
                .put("orderer", orderer)
                .put("peer", peer)
                .put("peerChaincode", peerChaincode)
                .put("ordererAdmin", ordererAdmin)
                .put("chaincode", chaincode)
                .put("ordererOperations", ordererOperations)
                .put("peerOperations", peerOperations)
                .put("chaincodeMetrics", chaincodeMetrics)
                .put("spareChaincode", spareChaincode)
                .put("spareChaincodeMetrics", spareChaincodeMetrics);
    }

    static OrganizationPorts fromJson(JsonNode json) {
        return new OrganizationPorts(
                json.path("orderer").asInt(),
                json.path("peer").asInt(),
                json.path("peerChaincode").asInt(),
                json.path("ordererAdmin").asInt(),
                json.path("chaincode").asInt(),
                json.path("ordererOperations").asInt(),
                json.path("peerOperations").asInt(),
                json.path("chaincodeMetrics").asInt(),
                json.path("spareChaincode").asInt(),
                json.path("spareChaincodeMetrics").asInt());
    }

    List<Integer> ofPeer() {
        return List.of(peer, peerChaincode, peerOperations);
    }

    List<Integer> ofOrderer() {
        return List.of(orderer, ordererAdmin, ordererOperations);
    }

    List<Integer> ofChaincode() {
        return List.of(chaincode, chaincodeMetrics);
    }
}
