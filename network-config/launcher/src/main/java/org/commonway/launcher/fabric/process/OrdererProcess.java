package org.commonway.launcher.fabric.process;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.Programs;
import org.commonway.launcher.start.ProcessPlan;

/** An organisation's orderer: one of those that agree by Raft on the order of transactions. */
public final class OrdererProcess {
    private OrdererProcess() {}

    /** The orderer as it is to be started. */
    public static ProcessPlan plan(Organization organization, FabricFolder folder, Programs programs) {
        return new ProcessPlan(
                organization.orderer(),
                "orderer",
                List.of(programs.program("orderer").toString()),
                environment(organization, folder),
                organization.ordererPorts(),
                organization.ordererHealth());
    }

    private static Map<String, String> environment(Organization organization, FabricFolder folder) {
        Path given = folder.orderer(organization);
        Path data = folder.data(organization.orderer());
        String certificate = given.resolve("tls/server.crt").toString();
        String key = given.resolve("tls/server.key").toString();
        // The other organisations' authorities are read from the channel's configuration.
        String authorities = "[" + given.resolve("tls/ca.crt") + "]";
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FABRIC_CFG_PATH", folder.config().toString());
        environment.put("FABRIC_LOGGING_SPEC", "warning");
        environment.put("ORDERER_GENERAL_LISTENADDRESS", Organization.HOST);
        environment.put(
                "ORDERER_GENERAL_LISTENPORT",
                Integer.toString(organization.ports().orderer()));
        // Peers ask every ten seconds whether it is still there (PeerProcess).
        environment.put("ORDERER_GENERAL_KEEPALIVE_SERVERMININTERVAL", "5s");
        environment.put("ORDERER_GENERAL_LOCALMSPID", organization.mspId());
        environment.put("ORDERER_GENERAL_LOCALMSPDIR", given.resolve("msp").toString());
        environment.put("ORDERER_GENERAL_TLS_ENABLED", "true");
        environment.put("ORDERER_GENERAL_TLS_CERTIFICATE", certificate);
        environment.put("ORDERER_GENERAL_TLS_PRIVATEKEY", key);
        environment.put("ORDERER_GENERAL_TLS_ROOTCAS", authorities);
        environment.put("ORDERER_GENERAL_CLUSTER_CLIENTCERTIFICATE", certificate);
        environment.put("ORDERER_GENERAL_CLUSTER_CLIENTPRIVATEKEY", key);
        environment.put("ORDERER_GENERAL_CLUSTER_ROOTCAS", authorities);
        environment.put("ORDERER_GENERAL_BOOTSTRAPMETHOD", "none");
        environment.put("ORDERER_CHANNELPARTICIPATION_ENABLED", "true");
        environment.put("ORDERER_ADMIN_LISTENADDRESS", organization.ordererAdminAddress());
        environment.put("ORDERER_ADMIN_TLS_ENABLED", "true");
        environment.put("ORDERER_ADMIN_TLS_CERTIFICATE", certificate);
        environment.put("ORDERER_ADMIN_TLS_PRIVATEKEY", key);
        environment.put("ORDERER_ADMIN_TLS_ROOTCAS", authorities);
        environment.put("ORDERER_ADMIN_TLS_CLIENTROOTCAS", authorities);
        environment.put("ORDERER_ADMIN_TLS_CLIENTAUTHREQUIRED", "true");
        environment.put("ORDERER_FILELEDGER_LOCATION", data.resolve("ledger").toString());
        environment.put("ORDERER_CONSENSUS_WALDIR", data.resolve("wal").toString());
        environment.put("ORDERER_CONSENSUS_SNAPDIR", data.resolve("snapshots").toString());
        environment.put(
                "ORDERER_OPERATIONS_LISTENADDRESS",
                Organization.address(organization.ports().ordererOperations()));
        environment.put("ORDERER_METRICS_PROVIDER", "prometheus");
        return environment;
    }
}
