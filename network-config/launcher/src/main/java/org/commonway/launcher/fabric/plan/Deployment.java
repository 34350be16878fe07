package org.commonway.launcher.fabric.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A channel, who is on it, and the chaincode that they agreed on.
 *
 * @param channel such as mobility
 * @param members the MSPs of the organisations on it, in the order of their joining
 * @param chaincode its name on the channel, such as commonway
 * @param version of the package, from 1
 * @param sequence how often the channel's organisations agreed on a definition, from 1
 * @param packageId what the peers installed: label and digest; empty before that
 */
public record Deployment(
        String channel, List<String> members, String chaincode, int version, int sequence, String packageId) {
    /** Takes a copy. */
    public Deployment {
        members = List.copyOf(members);
    }

    /** The first definition of a new channel. */
    public static Deployment first(String channel, List<String> members, String chaincode) {
        return new Deployment(channel, members, chaincode, 1, 1, "");
    }

    /** The same contracts on a channel of their own, whose organisations agree on them for the first time. */
    public Deployment on(String another, List<String> organizations) {
        return new Deployment(another, organizations, chaincode, version, 1, packageId);
    }

    /** The package's label. */
    public String label() {
        return chaincode + "_" + version;
    }

    /** The same with this package. */
    public Deployment with(String installed) {
        return new Deployment(channel, members, chaincode, version, sequence, installed);
    }

    /** The same with one more organisation. */
    public Deployment withMember(String mspId) {
        List<String> all = new ArrayList<>(members);
        all.add(mspId);
        return new Deployment(channel, all, chaincode, version, sequence, packageId);
    }

    /** What follows it: the next version, not packed yet. */
    public Deployment next() {
        return new Deployment(channel, members, chaincode, version + 1, sequence + 1, "");
    }

    ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("channel", channel).put("chaincode", chaincode).put("version", version);
        json.put("sequence", sequence).put("packageId", packageId);
        ArrayNode list = json.putArray("members");
        members.forEach(list::add);
        return json;
    }

    static Deployment fromJson(JsonNode json) {
        List<String> members = new ArrayList<>();
        json.path("members").forEach(member -> members.add(member.asText()));
        return new Deployment(
                json.path("channel").asText(),
                members,
                json.path("chaincode").asText(),
                json.path("version").asInt(),
                json.path("sequence").asInt(),
                json.path("packageId").asText());
    }
}
