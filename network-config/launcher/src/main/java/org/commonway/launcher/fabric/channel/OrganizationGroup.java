package org.commonway.launcher.fabric.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.Programs;

/** What a channel's configuration says of an organisation that joins later: the same as of the founders. */
public final class OrganizationGroup {
    private final FabricFolder folder;
    private final AdminCalls calls;

    /** Groups of organisations whose keys lie in this folder. */
    public OrganizationGroup(FabricFolder folder, Programs programs) {
        this.folder = folder;
        this.calls = new AdminCalls(folder, programs);
    }

    /** As a member of the application. */
    public JsonNode member(Organization organization) {
        ObjectNode group = print(organization, new ChannelProfile(folder).member(organization));
        ObjectNode anchors = ((ObjectNode) group.path("values")).putObject("AnchorPeers");
        anchors.put("mod_policy", "Admins").put("version", "0");
        anchors.putObject("value")
                .putArray("anchor_peers")
                .addObject()
                .put("host", organization.peerHost())
                .put("port", organization.ports().peer());
        return group;
    }

    /** As one that runs an orderer. */
    public JsonNode ordering(Organization organization) {
        return print(organization, new ChannelProfile(folder).ordering(organization));
    }

    private ObjectNode print(Organization organization, Map<String, Object> profile) {
        String step = "Describing " + organization.mspId();
        Path work = folder.config().resolve("organization");
        try {
            Files.createDirectories(work);
            Files.write(
                    work.resolve("configtx.yaml"), // JSON is YAML
                    new JsonMapper().writeValueAsBytes(Map.of("Organizations", List.of(profile))));
            String said = calls.run(
                    "configtxgen",
                    Map.of("FABRIC_CFG_PATH", work.toString(), "FABRIC_LOGGING_SPEC", "error"),
                    step,
                    List.of("-printOrg", organization.mspId()));
            return (ObjectNode) new JsonMapper().readTree(said.substring(Math.max(0, said.indexOf('{'))));
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    step + ": " + work + " cannot be written, or what configtxgen says cannot be read ("
                            + failed.getMessage() + "): check the disk's space.",
                    failed);
        }
    }
}
