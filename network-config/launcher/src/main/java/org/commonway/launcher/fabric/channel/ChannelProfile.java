package org.commonway.launcher.fabric.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;

/**
 * What a channel begins with, as configtxgen reads it. Each organisation has one voice: a majority of them must endorse a
 * transaction, approve a chaincode and agree to a change of the channel, so that no minority can write and no single one
 * can block. As the rule names no organisation, it stays the same when one joins.
 */
final class ChannelProfile {
    /** The profile's name. */
    static final String NAME = "Alliance";

    /** Long enough to fill blocks under load, short enough that a lone rider does not wait for it. */
    private static final String BATCH_TIMEOUT = "200ms";

    private static final int MOST_TRANSACTIONS = 500;
    /** A leader that is silent for ten ticks is replaced: 2 s, not Fabric's 5. */
    private static final String TICK = "200ms";

    private final FabricFolder folder;

    ChannelProfile(FabricFolder folder) {
        this.folder = folder;
    }

    /** The whole of configtx.yaml, for a channel of these organisations. */
    Map<String, Object> of(List<Organization> members) {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("Policies", groupPolicies());
        profile.put("Capabilities", Map.of("V2_0", true));
        profile.put(
                "Orderer",
                orderer(members.stream().filter(Organization::runsOrderer).toList()));
        profile.put("Application", application(members));
        return Map.of("Profiles", Map.of(NAME, profile));
    }

    private Map<String, Object> orderer(List<Organization> ordering) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("OrdererType", "etcdraft");
        group.put("BatchTimeout", BATCH_TIMEOUT);
        group.put(
                "BatchSize",
                Map.of(
                        "MaxMessageCount", MOST_TRANSACTIONS,
                        "AbsoluteMaxBytes", "10 MB",
                        "PreferredMaxBytes", "2 MB"));
        List<Object> consenters = new ArrayList<>();
        List<Object> organizations = new ArrayList<>();
        for (Organization organization : ordering) {
            String certificate =
                    folder.orderer(organization).resolve("tls/server.crt").toString();
            consenters.add(Map.of(
                    "Host",
                    organization.ordererHost(),
                    "Port",
                    organization.ports().orderer(),
                    "ClientTLSCert",
                    certificate,
                    "ServerTLSCert",
                    certificate));
            organizations.add(ordering(organization));
        }
        group.put("EtcdRaft", Map.of("Consenters", consenters, "Options", raft()));
        group.put("Organizations", organizations);
        Map<String, Object> policies = groupPolicies();
        policies.put("BlockValidation", implicit("ANY Writers"));
        group.put("Policies", policies);
        group.put("Capabilities", Map.of("V2_0", true));
        return group;
    }

    private static Map<String, Object> raft() {
        return Map.of(
                "TickInterval", TICK,
                "ElectionTick", 10,
                "HeartbeatTick", 1,
                "MaxInflightBlocks", 5);
    }

    private Map<String, Object> application(List<Organization> alliance) {
        Map<String, Object> group = new LinkedHashMap<>();
        List<Object> organizations = new ArrayList<>();
        alliance.forEach(organization -> organizations.add(member(organization)));
        group.put("Organizations", organizations);
        Map<String, Object> policies = groupPolicies();
        policies.put("LifecycleEndorsement", implicit("MAJORITY Endorsement"));
        policies.put("Endorsement", implicit("MAJORITY Endorsement"));
        group.put("Policies", policies);
        group.put("Capabilities", Map.of("V2_5", true));
        return group;
    }

    /** An organisation of the application's group. */
    Map<String, Object> member(Organization organization) {
        Map<String, Object> entry = organization(organization, memberPolicies(organization.mspId()));
        entry.put(
                "AnchorPeers",
                List.of(Map.of(
                        "Host",
                        organization.peerHost(),
                        "Port",
                        organization.ports().peer())));
        return entry;
    }

    /** An organisation of the orderers' group. */
    Map<String, Object> ordering(Organization organization) {
        Map<String, Object> entry = organization(organization, ordererPolicies(organization.mspId()));
        entry.put("OrdererEndpoints", List.of(organization.ordererAddress()));
        return entry;
    }

    private Map<String, Object> organization(Organization organization, Map<String, Object> policies) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("Name", organization.mspId());
        entry.put("ID", organization.mspId());
        entry.put("MSPDir", folder.channelMsp(organization).toString());
        entry.put("Policies", policies);
        return entry;
    }

    private static Map<String, Object> memberPolicies(String msp) {
        Map<String, Object> policies = new LinkedHashMap<>();
        policies.put("Readers", signature("OR('%s.admin', '%s.peer', '%s.client')", msp));
        policies.put("Writers", signature("OR('%s.admin', '%s.client')", msp));
        policies.put("Admins", signature("OR('%s.admin')", msp));
        policies.put("Endorsement", signature("OR('%s.peer')", msp));
        return policies;
    }

    /** The organisation runs an orderer under its one MSP: only that orderer may sign blocks for it. */
    private static Map<String, Object> ordererPolicies(String msp) {
        Map<String, Object> policies = new LinkedHashMap<>();
        policies.put("Readers", signature("OR('%s.member')", msp));
        policies.put("Writers", signature("OR('%s.orderer')", msp));
        policies.put("Admins", signature("OR('%s.admin')", msp));
        return policies;
    }

    private static Map<String, Object> groupPolicies() {
        Map<String, Object> policies = new LinkedHashMap<>();
        policies.put("Readers", implicit("ANY Readers"));
        policies.put("Writers", implicit("ANY Writers"));
        policies.put("Admins", implicit("MAJORITY Admins"));
        return policies;
    }

    private static Map<String, Object> implicit(String rule) {
        return Map.of("Type", "ImplicitMeta", "Rule", rule);
    }

    private static Map<String, Object> signature(String rule, String msp) {
        return Map.of("Type", "Signature", "Rule", rule.replace("%s", msp));
    }
}
