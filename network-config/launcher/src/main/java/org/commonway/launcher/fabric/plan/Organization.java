package org.commonway.launcher.fabric.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * An organisation of the alliance with what it runs: a peer, a chaincode server for it, and mostly an orderer.
 *
 * @param mspId its MSP, such as CityMSP
 * @param name the same in short, as its processes and folders are named: city
 * @param runsOrderer whether one of the Raft orderers is its own
 * @param ports what its processes listen on
 * @param hosts where they are found
 */
public record Organization(String mspId, String name, boolean runsOrderer, OrganizationPorts ports, Hosts hosts) {
    /** Where all are when they are on this machine. */
    public static final String HOST = "127.0.0.1";

    private static final String SUFFIX = "MSP";

    /** By which name or address an organisation's processes are called. */
    public enum Hosts {
        /** All at {@link #HOST}. */
        THIS_MACHINE,
        /** Each at a host of its own that is named as the process is: peer.city. */
        ONE_EACH;

        private String of(String process) {
            return this == THIS_MACHINE ? HOST : process;
        }
    }

    /** An organisation with an orderer, named after its MSP, on this machine. */
    public static Organization of(String mspId, OrganizationPorts ports) {
        return new Organization(mspId, shortName(mspId), true, ports, Hosts.THIS_MACHINE);
    }

    /** The same with a host for each of its processes. */
    public Organization apart() {
        return new Organization(mspId, name, runsOrderer, ports, Hosts.ONE_EACH);
    }

    /** The same without an orderer. */
    public Organization withoutOrderer() {
        return new Organization(mspId, name, false, ports, hosts);
    }

    /** The same with an orderer. */
    public Organization withOrderer() {
        return new Organization(mspId, name, true, ports, hosts);
    }

    /** The same with its chaincode server on the spare ports, beside which the one that runs goes on. */
    public Organization withNextChaincode() {
        return new Organization(mspId, name, runsOrderer, ports.swapped(), hosts);
    }

    /** The same with its chaincode server on these ports. */
    public Organization withChaincodePorts(int chaincode, int metrics) {
        return new Organization(mspId, name, runsOrderer, ports.withChaincode(chaincode, metrics), hosts);
    }

    /** CityMSP is city. */
    public static String shortName(String mspId) {
        String name = mspId.endsWith(SUFFIX) ? mspId.substring(0, mspId.length() - SUFFIX.length()) : mspId;
        return name.toLowerCase(Locale.ROOT);
    }

    /** The name of its peer's process. */
    public String peer() {
        return "peer." + name;
    }

    /** The name of its orderer's process. */
    public String orderer() {
        return "orderer." + name;
    }

    /** The name of its chaincode server's process. */
    public String chaincode() {
        return "chaincode." + name;
    }

    /** Where its peer is. */
    public String peerHost() {
        return hosts.of(peer());
    }

    /** Where its orderer is. */
    public String ordererHost() {
        return hosts.of(orderer());
    }

    /** Where its members speak to its peer: host:port. */
    public String peerAddress() {
        return peerHost() + ":" + ports.peer();
    }

    /** Where its orderer listens: host:port. */
    public String ordererAddress() {
        return ordererHost() + ":" + ports.orderer();
    }

    /** Where its orderer is administrated: host:port. */
    public String ordererAdminAddress() {
        return ordererHost() + ":" + ports.ordererAdmin();
    }

    /** Where its chaincode server listens: host:port. */
    public String chaincodeAddress() {
        return hosts.of(chaincode()) + ":" + ports.chaincode();
    }

    /** Where its peer tells its health and metrics: host:port. */
    public String peerOperations() {
        return peerHost() + ":" + ports.peerOperations();
    }

    /** Where its orderer tells its health and metrics: host:port. */
    public String ordererOperations() {
        return ordererHost() + ":" + ports.ordererOperations();
    }

    /** Where its peer says how it is. */
    public String peerHealth() {
        return "http://" + peerOperations() + "/healthz";
    }

    /** Where its orderer says how it is. */
    public String ordererHealth() {
        return "http://" + ordererOperations() + "/healthz";
    }

    /** All ports of its peer. */
    public List<Integer> peerPorts() {
        return ports.ofPeer();
    }

    /** All ports of its orderer. */
    public List<Integer> ordererPorts() {
        return ports.ofOrderer();
    }

    /** All ports of its chaincode server. */
    public List<Integer> chaincodePorts() {
        return ports.ofChaincode();
    }

    /** host:port on this machine. */
    public static String address(int port) {
        return HOST + ":" + port;
    }

    ObjectNode toJson() {
        ObjectNode json = ports.toJson();
        json.put("msp", mspId).put("name", name).put("runsOrderer", runsOrderer);
        return json.put("hosts", hosts.name());
    }

    static Organization fromJson(JsonNode json) {
        return new Organization(
                json.path("msp").asText(),
                json.path("name").asText(),
                json.path("runsOrderer").asBoolean(),
                OrganizationPorts.fromJson(json),
                Hosts.valueOf(json.path("hosts").asText(Hosts.THIS_MACHINE.name())));
    }
}
