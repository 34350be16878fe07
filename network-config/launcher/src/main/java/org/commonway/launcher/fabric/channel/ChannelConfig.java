package org.commonway.launcher.fabric.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/**
 * A channel's configuration as configtxlator shows it, and the changes that an alliance makes to it. Each organisation
 * stands twice in it, as a member of the application and as one that runs an orderer, with the same MSP in both places;
 * Fabric refuses a channel where the two differ.
 */
public final class ChannelConfig {
    private static final String CONSENTERS = "/Orderer/values/ConsensusType/value/metadata/consenters";

    private final ObjectNode root;

    ChannelConfig(ObjectNode root) {
        this.root = root;
    }

    ObjectNode root() {
        return root;
    }

    ChannelConfig copy() {
        return new ChannelConfig(root.deepCopy());
    }

    /** How often it was changed. */
    long sequence() {
        return root.path("sequence").asLong();
    }

    /** Whether the organisation is a member. */
    public boolean hasMember(String mspId) {
        return groups("Application").has(mspId);
    }

    /** Whether the organisation is one of those that may run an orderer. */
    public boolean hasOrdering(String mspId) {
        return groups("Orderer").has(mspId);
    }

    /** Makes the organisation a member. */
    public void addMember(String mspId, JsonNode group) {
        groups("Application").set(mspId, group);
    }

    /** Lets the organisation run an orderer. */
    public void addOrdering(String mspId, JsonNode group) {
        groups("Orderer").set(mspId, group);
    }

    /** The organisation runs no orderer any more. */
    public void removeOrdering(String mspId) {
        groups("Orderer").remove(mspId);
    }

    /** Where the organisation's orderer takes transactions: host:port. */
    public void setEndpoint(String mspId, String address) {
        JsonNode organization = groups("Orderer").path(mspId);
        if (organization.at("/values/Endpoints/value/addresses") instanceof ArrayNode addresses) {
            addresses.removeAll();
            addresses.add(address);
        } else {
            ObjectNode entry = ((ObjectNode) organization.path("values")).putObject("Endpoints");
            entry.put("mod_policy", "Admins").put("version", "0");
            entry.putObject("value").putArray("addresses").add(address);
        }
    }

    /** The orderers that agree by Raft: host:port of each. */
    public List<String> consenters() {
        List<String> all = new ArrayList<>();
        consenterNodes().forEach(node -> all.add(address(node)));
        return all;
    }

    /** Adds an orderer to those that agree. */
    public void addConsenter(String address, String tlsCertificatePem) {
        int colon = address.lastIndexOf(':');
        ObjectNode consenter = consenterNodes().addObject();
        consenter.put("host", address.substring(0, colon)).put("port", Integer.parseInt(address.substring(colon + 1)));
        putCertificate(consenter, tlsCertificatePem);
    }

    /** Removes an orderer from those that agree. */
    public void removeConsenter(String address) {
        ArrayNode all = consenterNodes();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (address(all.get(i)).equals(address)) {
                all.remove(i);
            }
        }
    }

    /** The orderer will show this certificate. */
    public void setConsenterCertificate(String address, String tlsCertificatePem) {
        consenterNodes().forEach(node -> {
            if (address(node).equals(address)) {
                putCertificate((ObjectNode) node, tlsCertificatePem);
            }
        });
    }

    /** The organisation's revocation list, in both places. */
    public void setRevocations(String mspId, String crlPem) {
        for (String group : List.of("Application", "Orderer")) {
            findMsp(group, mspId).ifPresent(msp -> {
                msp.putArray("revocation_list").add(base64(crlPem));
            });
        }
    }

    /** The organisation's MSP in one of the two groups, if it stands there. */
    Optional<ObjectNode> findMsp(String group, String mspId) {
        return groups(group).path(mspId).at("/values/MSP/value/config") instanceof ObjectNode msp
                ? Optional.of(msp)
                : Optional.empty();
    }

    private ObjectNode groups(String name) {
        return object(root.at("/channel_group/groups/" + name + "/groups"), name);
    }

    private ArrayNode consenterNodes() {
        if (root.at("/channel_group/groups" + CONSENTERS) instanceof ArrayNode all) {
            return all;
        }
        throw unknown("its Raft orderers");
    }

    private static ObjectNode object(JsonNode node, String what) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw unknown("its group " + what);
    }

    private static LauncherRefusal unknown(String what) {
        return new LauncherRefusal(
                ExitCode.FAULT, "The channel's configuration is not one we know: " + what + " do not stand in it.");
    }

    private static String address(JsonNode consenter) {
        return consenter.path("host").asText() + ":" + consenter.path("port").asInt();
    }

    private static void putCertificate(ObjectNode consenter, String pem) {
        consenter.put("client_tls_cert", base64(pem)).put("server_tls_cert", base64(pem));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
