package org.commonway.launcher.fabric.process;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.Programs;
import org.commonway.launcher.start.ProcessPlan;

/** An organisation's peer: it endorses, validates, keeps the ledger and serves its members. */
public final class PeerProcess {
    /** Where our external builder finds the connection file of a chaincode, named by its label. */
    static final String CONNECTIONS = "COMMONWAY_CHAINCODE_CONNECTIONS";

    private PeerProcess() {}

    /** The peer as it is to be started. */
    public static ProcessPlan plan(Organization organization, FabricFolder folder, Programs programs) {
        return new ProcessPlan(
                organization.peer(),
                "peer",
                List.of(programs.program("peer").toString(), "node", "start"),
                environment(organization, folder),
                organization.peerPorts(),
                organization.peerHealth());
    }

    /**
     * The same for a peer that fetches all blocks anew. Otherwise it would wait a minute at each block for private values
     * that only it had, for somebody who could give them to it. It is not to endorse like this.
     */
    public static ProcessPlan rejoining(Organization organization, FabricFolder folder, Programs programs) {
        ProcessPlan usual = plan(organization, folder, programs);
        Map<String, String> environment = new LinkedHashMap<>(usual.environment());
        environment.put("CORE_PEER_GOSSIP_PVTDATA_PULLRETRYTHRESHOLD", "0s");
        return new ProcessPlan(
                usual.name(), usual.kind(), usual.command(), environment, usual.ports(), usual.healthUrl());
    }

    private static Map<String, String> environment(Organization organization, FabricFolder folder) {
        Path given = folder.peer(organization);
        Path data = folder.data(organization.peer());
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FABRIC_CFG_PATH", folder.config().toString());
        environment.put("FABRIC_LOGGING_SPEC", "warning");
        environment.put("CORE_PEER_ID", organization.peer());
        environment.put("CORE_PEER_LOCALMSPID", organization.mspId());
        environment.put("CORE_PEER_MSPCONFIGPATH", given.resolve("msp").toString());
        environment.put("CORE_PEER_FILESYSTEMPATH", data.toString());
        environment.put(
                "CORE_LEDGER_SNAPSHOTS_ROOTDIR", data.resolve("snapshots").toString());
        putAddresses(environment, organization);
        putTls(environment, "CORE_PEER_TLS_", given.resolve("tls"));
        putPatience(environment);
        putThrift(environment);
        environment.put("CORE_METRICS_PROVIDER", "prometheus");
        environment.put(CONNECTIONS, folder.connections(organization).toString());
        return environment;
    }

    private static void putAddresses(Map<String, String> environment, Organization organization) {
        String address = organization.peerAddress();
        environment.put("CORE_PEER_LISTENADDRESS", address);
        environment.put("CORE_PEER_ADDRESS", address);
        environment.put(
                "CORE_PEER_CHAINCODELISTENADDRESS",
                Organization.address(organization.ports().peerChaincode()));
        environment.put("CORE_PEER_GOSSIP_BOOTSTRAP", address);
        environment.put("CORE_PEER_GOSSIP_EXTERNALENDPOINT", address); // without it other organisations see no peer
        environment.put("CORE_PEER_GOSSIP_ORGLEADER", "true"); // its organisation's only peer
        environment.put("CORE_PEER_GOSSIP_USELEADERELECTION", "false");
        // A peer that joins a channel before another is refused by it, and asked again only after Fabric's 25 s: so
        // long,
        // or twice, a channel that begins had no endorsements of several organisations.
        environment.put("CORE_PEER_GOSSIP_RECONNECTINTERVAL", "2s");
        // Otherwise a transaction that is not valid and whose private values nobody has stops the peer for a minute.
        environment.put("CORE_PEER_GOSSIP_PVTDATA_SKIPPULLINGINVALIDTRANSACTIONSDURINGCOMMIT", "true");
        environment.put(
                "CORE_OPERATIONS_LISTENADDRESS",
                Organization.address(organization.ports().peerOperations()));
    }

    /**
     * Whoever has been cut off neither answers nor ends a connection. Fabric would wait 30 seconds for each answer and 80
     * for the next block from an orderer that has fallen silent, longer than a rider waits.
     */
    private static void putPatience(Map<String, String> environment) {
        environment.put("CORE_PEER_GATEWAY_ENDORSEMENTTIMEOUT", "5s"); // then another organisation is asked
        environment.put("CORE_PEER_GATEWAY_BROADCASTTIMEOUT", "3s"); // then another orderer
        environment.put("CORE_PEER_KEEPALIVE_CLIENT_TIMEOUT", "5s");
        environment.put("CORE_PEER_KEEPALIVE_DELIVERYCLIENT_INTERVAL", "10s"); // gRPC takes no less
        environment.put("CORE_PEER_KEEPALIVE_DELIVERYCLIENT_TIMEOUT", "3s");
    }

    /**
     * What a peer need not spend. Nobody asks for the history of a key: the journal has it, in the contract's own words
     * (a peer makes that index from its blocks when it is switched on again). And it collects garbage half as often as Go
     * would by itself, for some fifty MiB more.
     */
    private static void putThrift(Map<String, String> environment) {
        putUnlessGiven(environment, "CORE_LEDGER_HISTORY_ENABLEHISTORYDATABASE", "false");
        putUnlessGiven(environment, "GOGC", "200");
    }

    /** Sets what whoever started the launcher has not set otherwise. */
    private static void putUnlessGiven(Map<String, String> environment, String name, String value) {
        environment.put(name, System.getenv().getOrDefault(name, value));
    }

    /** A TLS server of the peer, or a client's settings, which are read from the same names. */
    static void putTls(Map<String, String> environment, String prefix, Path tls) {
        environment.put(prefix + "ENABLED", "true");
        environment.put(prefix + "CERT_FILE", tls.resolve("server.crt").toString());
        environment.put(prefix + "KEY_FILE", tls.resolve("server.key").toString());
        environment.put(prefix + "ROOTCERT_FILE", tls.resolve("ca.crt").toString());
    }
}
