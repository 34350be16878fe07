package org.commonway.launcher.fabric.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** Makes channels, and lets orderers and peers join them. */
public final class Channels {
    private final FabricFolder folder;
    private final AdminCalls calls;

    /** Channels of the network in this folder. */
    public Channels(FabricFolder folder, Programs programs) {
        this.folder = folder;
        this.calls = new AdminCalls(folder, programs);
    }

    /** Writes the block that a channel of these organisations begins with. */
    public void make(String channel, List<Organization> members) {
        Path block = folder.genesisBlock(channel);
        try {
            Files.createDirectories(block.getParent());
            Files.createDirectories(folder.config());
            Files.write(
                    folder.config().resolve("configtx.yaml"), // JSON is YAML
                    new JsonMapper().writeValueAsBytes(new ChannelProfile(folder).of(members)));
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    folder.config() + " cannot be written (" + failed.getMessage() + "): check the disk's space.",
                    failed);
        }
        calls.run(
                "configtxgen",
                Map.of("FABRIC_CFG_PATH", folder.config().toString()),
                "Making the channel " + channel,
                List.of("-profile", ChannelProfile.NAME, "-channelID", channel, "-outputBlock", block.toString()));
    }

    /** Lets the organisation's orderer join a channel that begins. */
    public void joinOrderer(Organization organization, String channel) {
        joinOrderer(organization, channel, folder.genesisBlock(channel));
    }

    /** Lets the organisation's orderer join from this block of the channel's configuration. */
    public void joinOrderer(Organization organization, String channel, Path configBlock) {
        String step = "Joining " + organization.orderer() + " to " + channel;
        String said = calls.osnadmin(
                organization,
                step,
                List.of("channel", "join", "--channelID", channel, "--config-block", configBlock.toString()));
        if (!said.contains("Status: 201")) { // it ends with 0 even so
            throw new LauncherRefusal(
                    ExitCode.FAULT, step + " failed: " + said.strip().replace('\n', ' '));
        }
    }

    /** Whether the organisation's orderer is on the channel. */
    public boolean isOn(Organization organization, String channel) {
        return orderersView(organization, channel).has("height");
    }

    /** What the organisation's orderer says of its place on a channel: status, consensusRelation, height. */
    public JsonNode orderersView(Organization organization, String channel) {
        String step = "Asking " + organization.orderer() + " about " + channel;
        String said = calls.osnadmin(organization, step, List.of("channel", "list", "--channelID", channel));
        try {
            return new JsonMapper().readTree(said.substring(Math.max(0, said.indexOf('{'))));
        } catch (IOException unreadable) {
            throw new LauncherRefusal(ExitCode.FAULT, step + ": the answer is no JSON: " + said, unreadable);
        }
    }

    /** Lets the organisation's peer join. */
    public void joinPeer(Organization organization, String channel) {
        calls.peer(
                organization,
                "Joining " + organization.peer() + " to " + channel,
                List.of("channel", "join", "-b", folder.genesisBlock(channel).toString()));
    }
}
