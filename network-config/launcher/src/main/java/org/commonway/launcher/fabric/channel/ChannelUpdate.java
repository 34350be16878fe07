package org.commonway.launcher.fabric.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.ProgramFailure;
import org.commonway.launcher.fabric.tool.Programs;

/**
 * Changes the configuration of a channel that is in use (hyperledger-fabric.readthedocs.io, "Updating a channel
 * configuration"): what it is now, what it shall be, the difference, signed by as many organisations as it takes.
 */
public final class ChannelUpdate {
    private static final int ATTEMPTS = 15;
    private static final long PAUSE_MILLIS = 400;
    private static final int CONFIG_UPDATE = 2;
    private static final JsonMapper JSON = new JsonMapper();

    private final FabricFolder folder;
    private final AdminCalls calls;
    private final String channel;
    private final Organization ordering;

    /**
     * A change of this channel.
     *
     * @param ordering whose orderer is asked and told
     */
    public ChannelUpdate(FabricFolder folder, Programs programs, String channel, Organization ordering) {
        this.folder = folder;
        this.calls = new AdminCalls(folder, programs);
        this.channel = channel;
        this.ordering = ordering;
    }

    /**
     * A configuration, and where it stands.
     *
     * @param config what it says
     * @param block the number of its block
     * @param file the block itself, with which an orderer can join
     */
    public record Current(ChannelConfig config, long block, Path file) {}

    /** The configuration that is in force, as the orderer has it. */
    public Current current() {
        return fetch(List.of(ordering));
    }

    private Current fetch(List<Organization> askers) {
        Path file = directories(folder.update(channel)).resolve("config.block");
        String step = "Reading the configuration of " + channel;
        List<String> at = calls.at(ordering);
        List<String> arguments = new ArrayList<>(List.of("channel", "fetch", "config", file.toString(), "-c", channel));
        arguments.addAll(at);
        patiently(() -> calls.peer(askers.get(0), step, arguments));
        JsonNode block = decode(file, "common.Block", step);
        return new Current(
                new ChannelConfig((ObjectNode) block.at("/data/data/0/payload/data/config")),
                block.at("/header/number").asLong(),
                file);
    }

    /**
     * Makes a change; nothing is sent when the channel says so already.
     *
     * @param what for people: what is changed
     * @param signers enough for the policies of what is changed; the last one hands it in
     * @return the configuration with the change, once an orderer has it in a block
     */
    public Current apply(String what, List<Organization> signers, Consumer<ChannelConfig> change) {
        Current before = fetch(signers);
        ChannelConfig after = before.config().copy();
        change.accept(after);
        if (after.root().equals(before.config().root())) {
            return before;
        }
        Path envelope = envelope(what, before.config(), after);
        for (Organization signer : signers.subList(0, signers.size() - 1)) {
            calls.peer(
                    signer,
                    what + ": signature of " + signer.mspId(),
                    List.of("channel", "signconfigtx", "-f", envelope.toString()));
        }
        Organization last = signers.get(signers.size() - 1);
        List<String> arguments =
                new ArrayList<>(List.of("channel", "update", "-f", envelope.toString(), "-c", channel));
        arguments.addAll(calls.at(ordering));
        patiently(() -> calls.peer(last, what, arguments));
        return await(what, signers, before.config().sequence());
    }

    private Current await(String what, List<Organization> askers, long before) {
        for (int attempt = 1; attempt <= 2 * ATTEMPTS; attempt++) {
            Current now = fetch(askers);
            if (now.config().sequence() > before) {
                return now;
            }
            pause();
        }
        throw new LauncherRefusal(
                ExitCode.UNREACHABLE,
                what + ": the orderers took the change and have not put it into a block; see "
                        + "./commonway fabric status and try again.");
    }

    /** The difference of two configurations, ready to be signed. */
    private Path envelope(String what, ChannelConfig before, ChannelConfig after) {
        Path work = folder.update(channel);
        Path original = encode(work.resolve("before"), before.root(), "common.Config", what);
        Path updated = encode(work.resolve("after"), after.root(), "common.Config", what);
        Path difference = work.resolve("difference.pb");
        calls.run(
                "configtxlator",
                Map.of(),
                what,
                List.of(
                        "compute_update",
                        "--channel_id",
                        channel,
                        "--original",
                        original.toString(),
                        "--updated",
                        updated.toString(),
                        "--output",
                        difference.toString()));
        ObjectNode payload = JSON.createObjectNode();
        payload.putObject("header")
                .putObject("channel_header")
                .put("channel_id", channel)
                .put("type", CONFIG_UPDATE);
        payload.putObject("data").set("config_update", decode(difference, "common.ConfigUpdate", what));
        ObjectNode envelope = JSON.createObjectNode();
        envelope.set("payload", payload);
        return encode(work.resolve("envelope"), envelope, "common.Envelope", what);
    }

    private JsonNode decode(Path file, String type, String what) {
        Path json = file.resolveSibling(file.getFileName() + ".json");
        translate("proto_decode", file, json, type, what);
        try {
            return JSON.readTree(json.toFile());
        } catch (IOException unreadable) {
            throw disk(json, unreadable);
        }
    }

    private Path encode(Path name, JsonNode content, String type, String what) {
        Path json = name.resolveSibling(name.getFileName() + ".json");
        Path file = name.resolveSibling(name.getFileName() + ".pb");
        try {
            JSON.writeValue(json.toFile(), content);
        } catch (IOException failed) {
            throw disk(json, failed);
        }
        translate("proto_encode", json, file, type, what);
        return file;
    }

    private void translate(String direction, Path input, Path output, String type, String what) {
        calls.run(
                "configtxlator",
                Map.of(),
                what,
                List.of(direction, "--input", input.toString(), "--type", type, "--output", output.toString()));
    }

    /** Orderers that choose a new leader take nothing for a moment, and who is alive they hear only by and by. */
    private static void patiently(Runnable call) {
        for (int attempt = 1; ; attempt++) {
            try {
                call.run();
                return;
            } catch (ProgramFailure failure) {
                if (attempt == ATTEMPTS || !mayPass(failure.said())) {
                    throw failure;
                }
            }
            pause();
        }
    }

    private static boolean mayPass(String said) {
        return said.contains("SERVICE_UNAVAILABLE") || said.contains("will result in quorum loss");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherRefusal(ExitCode.FAULT, "Changing the channel was interrupted.", interrupted);
        }
    }

    private static Path directories(Path wanted) {
        try {
            return Files.createDirectories(wanted);
        } catch (IOException failed) {
            throw disk(wanted, failed);
        }
    }

    private static LauncherRefusal disk(Path file, IOException cause) {
        return new LauncherRefusal(
                ExitCode.DISK,
                file + " cannot be read or written (" + cause.getMessage() + "): check the disk's space.",
                cause);
    }
}
