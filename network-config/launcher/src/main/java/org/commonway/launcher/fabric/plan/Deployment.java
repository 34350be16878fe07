package org.commonway.launcher.fabric.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The chaincode of a channel.
 *
 * @param channel such as mobility
 * @param chaincode its name on the channel, such as commonway
 * @param version grows with each upgrade, from 1; it is the definition's sequence number too
 * @param packageId what the peers installed: label and digest
 */
public record Deployment(String channel, String chaincode, int version, String packageId) {
    /** The package's label. */
    public String label() {
        return chaincode + "_" + version;
    }

    void writeTo(ObjectNode json) {
        json.put("channel", channel).put("chaincode", chaincode).put("version", version);
        json.put("packageId", packageId);
    }

    static Deployment fromJson(JsonNode json) {
        return new Deployment(
                json.path("channel").asText(),
                json.path("chaincode").asText(),
                json.path("version").asInt(),
                json.path("packageId").asText());
    }
}
