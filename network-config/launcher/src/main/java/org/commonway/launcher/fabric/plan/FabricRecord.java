package org.commonway.launcher.fabric.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;

/**
 * A Fabric network as {@code fabric.json} keeps it: its ports stand in its channel's configuration and stay the same
 * from start to start.
 *
 * @param release what Fabric it was made with
 * @param organizations the alliance, in the order of their joining
 * @param channels at least one; the first is the founders' own
 * @param processes what was started of it last
 */
public record FabricRecord(
        String release,
        List<Organization> organizations,
        List<Deployment> channels,
        List<RunningNetwork.Entry> processes) {
    /** The file's name. */
    public static final String FILE = "fabric.json";
    /** Grows when folders that an older launcher made cannot be used any more. */
    public static final int LAYOUT = 1;

    /** Takes copies. */
    public FabricRecord {
        organizations = List.copyOf(organizations);
        channels = List.copyOf(channels);
        processes = List.copyOf(processes);
    }

    /** Whether its channel and chaincode are there; otherwise its founding has not ended. */
    public boolean founded() {
        return !first().packageId().isEmpty();
    }

    /** The process of this name, as it was started last. */
    public Optional<RunningNetwork.Entry> findProcess(String name) {
        return processes.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The same with these processes. */
    public FabricRecord with(List<RunningNetwork.Entry> started) {
        return new FabricRecord(release, organizations, channels, started);
    }

    /** The same with this channel, in the place of what was there of the same name. */
    public FabricRecord with(Deployment changed) {
        List<Deployment> all = new ArrayList<>(channels);
        all.replaceAll(channel -> channel.channel().equals(changed.channel()) ? changed : channel);
        if (!all.contains(changed)) {
            all.add(changed);
        }
        return new FabricRecord(release, organizations, all, processes);
    }

    /** The same with this organisation, in the place of what was there of the same MSP. */
    public FabricRecord with(Organization changed) {
        List<Organization> all = new ArrayList<>(organizations);
        all.replaceAll(known -> known.mspId().equals(changed.mspId()) ? changed : known);
        if (!all.contains(changed)) {
            all.add(changed);
        }
        return new FabricRecord(release, all, channels, processes);
    }

    /** The same with this process, in the place of what was there of the same name. */
    public FabricRecord with(RunningNetwork.Entry started) {
        List<RunningNetwork.Entry> all = new ArrayList<>(processes);
        all.replaceAll(known -> known.name().equals(started.name()) ? started : known);
        if (!all.contains(started)) {
            all.add(started);
        }
        return new FabricRecord(release, organizations, channels, all);
    }

    /** The same without the process of this name. */
    public FabricRecord withoutProcess(String name) {
        return new FabricRecord(
                release,
                organizations,
                channels,
                processes.stream().filter(entry -> !entry.name().equals(name)).toList());
    }

    /** Whether there is an organisation of this MSP. */
    public boolean has(String mspId) {
        return organizations.stream()
                .anyMatch(organization -> organization.mspId().equals(mspId));
    }

    /** The channels that the organisation is on. */
    public List<Deployment> channelsOf(Organization organization) {
        return channels.stream()
                .filter(channel -> channel.members().contains(organization.mspId()))
                .toList();
    }

    /** The founders' channel. */
    public Deployment first() {
        return channels.get(0);
    }

    /** The channel of this name; refused when there is none. */
    public Deployment channel(String name) {
        return channels.stream()
                .filter(channel -> channel.channel().equals(name))
                .findFirst()
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "The network has no channel " + name + ": it has "
                                + channels.stream().map(Deployment::channel).collect(Collectors.joining(", "))
                                + "."));
    }

    /** The organisations on a channel. */
    public List<Organization> membersOf(Deployment channel) {
        return channel.members().stream().map(this::organization).toList();
    }

    /** Those organisations that run an orderer. */
    public List<Organization> ordering() {
        return organizations.stream().filter(Organization::runsOrderer).toList();
    }

    /** Those members of a channel that run an orderer. */
    public List<Organization> orderingOn(Deployment channel) {
        return membersOf(channel).stream().filter(Organization::runsOrderer).toList();
    }

    /** The organisation of this MSP; refused when there is none. */
    public Organization organization(String mspId) {
        return organizations.stream()
                .filter(organization -> organization.mspId().equals(mspId))
                .findFirst()
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "The network has no organisation " + mspId + ": it has "
                                + organizations.stream()
                                        .map(Organization::mspId)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** Keeps it in its folder. */
    public void keep(StateFolder state) {
        state.put(FILE, toJson());
    }

    /** As its file has it. */
    public ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("layout", LAYOUT).put("release", release);
        ArrayNode all = json.putArray("channels");
        channels.forEach(channel -> all.add(channel.toJson()));
        ArrayNode list = json.putArray("organizations");
        organizations.forEach(organization -> list.add(organization.toJson()));
        json.set("processes", RunningNetwork.Entry.toJson(processes));
        return json;
    }

    /** What is kept in a folder, if it holds a Fabric network; refused when that is of another version. */
    public static Optional<FabricRecord> find(StateFolder state) {
        Optional<JsonNode> kept = state.find(FILE);
        kept.filter(json -> json.path("layout").asInt() != LAYOUT).ifPresent(json -> {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "The Fabric network in " + state.root() + " was made by another version of Commonway (layout "
                            + json.path("layout").asInt() + ", this one has " + LAYOUT
                            + "): start it with that version, or delete it with ./commonway fabric reset --state "
                            + state.root() + ".");
        });
        return kept.map(FabricRecord::fromJson);
    }

    private static FabricRecord fromJson(JsonNode json) {
        List<Organization> organizations = new ArrayList<>();
        json.path("organizations").forEach(node -> organizations.add(Organization.fromJson(node)));
        List<Deployment> channels = new ArrayList<>();
        json.path("channels").forEach(node -> channels.add(Deployment.fromJson(node)));
        return new FabricRecord(
                json.path("release").asText(),
                organizations,
                channels,
                RunningNetwork.Entry.fromJson(json.path("processes")));
    }
}
