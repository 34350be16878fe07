package org.commonway.launcher.fabric.growth;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.fabric.Orderers;
import org.commonway.launcher.fabric.channel.Channels;
import org.commonway.launcher.fabric.channel.OrganizationGroup;
import org.commonway.launcher.fabric.msp.KeyOwner;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.process.PortHolder;

/**
 * Changes who orders. Raft takes one change at a time. A new orderer first follows, until it has all blocks, and only then
 * counts: so it never holds up the others.
 */
public final class Ordering {
    /** With fewer, one that fails stops all. */
    private static final int FEWEST = 3;

    private final LiveNetwork live;
    private final Channels channels;
    private final CountingOrderers counting;

    /** The orderers of this network. */
    public Ordering(LiveNetwork live) {
        this.live = live;
        this.channels = new Channels(live.folder(), live.programs());
        this.counting = new CountingOrderers(live);
    }

    /** The organisation gets an orderer, on every channel that it is on; one whose adding was cut short goes on. */
    public void add(String mspId) {
        Organization known = live.network().organization(mspId);
        Organization grown = known.withOrderer();
        live.requireAllRunBut(grown.orderer());
        counting.requireAllBut(mspId);
        List<Deployment> all = live.network().channelsOf(grown);
        List<Deployment> missing = known.runsOrderer() ? counting.channelsWithout(known) : all;
        if (missing.isEmpty()) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    mspId + " has an orderer already, at " + known.ordererAddress()
                            + ": if that is broken, ./commonway fabric orderer replace --msp " + mspId + ".");
        }
        boolean begun = known.runsOrderer() && live.runs(known.orderer());
        if (begun) {
            live.console().progress("  " + grown.orderer() + " was begun before: going on with it");
        } else if (missing.size() < all.size()) {
            live.requireAllRunBut(""); // it has voted: what it kept must not be forgotten
        } else {
            begin(grown);
        }
        missing.forEach(channel -> join(grown, channel));
    }

    /** Starts an orderer that has voted nowhere yet. */
    private void begin(Organization grown) {
        live.stop(grown.orderer());
        grown.ordererPorts().forEach(port -> PortHolder.checkFree(grown.orderer(), port));
        live.keys().makeProcesses(live.network().with(grown).organizations());
        live.forget(grown.orderer());
        live.network().channelsOf(grown).forEach(channel -> letOrder(grown, channel));
        live.start(List.of(live.plans().orderer(grown)));
        live.keep(live.network().with(grown));
    }

    /** An orderer that the organisation runs orders on this channel, such as one that it has just joined, too. */
    void join(Organization organization, Deployment channel) {
        try {
            letOrder(organization, channel);
            enter(organization, channel);
        } catch (LauncherRefusal failed) {
            throw new LauncherRefusal(
                    failed.exitCode(),
                    failed.sentence() + " So " + organization.orderer() + " does not count on " + channel.channel()
                            + " yet, and until it does no other orderer can be changed. "
                            + CountingOrderers.goOnWith(organization),
                    failed);
        }
    }

    private void letOrder(Organization organization, Deployment channel) {
        OrganizationGroup groups = new OrganizationGroup(live.folder(), live.programs());
        String mspId = organization.mspId();
        String step = "Letting " + mspId + " order " + channel.channel();
        live.change(step, channel, through(organization, channel), List.of(), config -> {
            if (!config.hasOrdering(mspId)) {
                config.addOrdering(mspId, groups.ordering(organization));
            }
        });
    }

    /** Another orderer of the channel, which is told what changes. */
    private Organization through(Organization organization, Deployment channel) {
        return live.orderingBut(organization, channel).get(0);
    }

    /** The organisation's orderer has lost what it kept: one with a new key and nothing kept takes its place. */
    public void replace(String mspId) {
        Organization organization = ordering(mspId);
        requireQuorumWithout(organization, "replaced");
        live.requireAllRunBut(organization.orderer());
        counting.requireAllBut(mspId);
        live.stop(organization.orderer());
        live.keys().prepare(organization, KeyOwner.ORDERER, org.commonway.identity.CertificateAuthority.MEMBER_LIFE);
        for (Deployment channel : live.network().channelsOf(organization)) {
            live.change(
                    "Removing the lost " + organization.orderer() + " from " + channel.channel(),
                    channel,
                    through(organization, channel),
                    List.of(),
                    config -> config.removeConsenter(organization.ordererAddress()));
        }
        live.console().progress("  the lost " + organization.orderer() + " does not count any more");
        live.forget(organization.orderer());
        live.keys().replace(organization, KeyOwner.ORDERER);
        live.start(List.of(live.plans().orderer(organization)));
        live.network().channelsOf(organization).forEach(channel -> join(organization, channel));
    }

    /** The organisation runs no orderer any more. */
    public void remove(String mspId) {
        Organization organization = ordering(mspId);
        List<Deployment> channels = live.network().channelsOf(organization);
        counting.requireAllBut(mspId);
        if (counting.channelsWithout(organization).size() < channels.size()) { // otherwise nobody misses it
            requireQuorumWithout(organization, "removed");
        }
        for (Deployment channel : channels) {
            live.change(
                    "Removing " + organization.orderer() + " from " + channel.channel(),
                    channel,
                    through(organization, channel),
                    List.of(),
                    config -> config.removeConsenter(organization.ordererAddress()));
        }
        // Peers that listen to it must turn to another one before it is refused the next block.
        live.stop(organization.orderer());
        for (Deployment channel : channels) {
            live.change(
                    "Letting " + mspId + " order " + channel.channel() + " no more",
                    channel,
                    through(organization, channel),
                    List.of(),
                    config -> config.removeOrdering(mspId));
        }
        live.keep(live.network().with(organization.withoutOrderer()).withoutProcess(organization.orderer()));
        live.forget(organization.orderer());
    }

    /** Joins as one that follows, and counts as soon as it has all blocks. */
    private void enter(Organization organization, Deployment channel) {
        Organization through = through(organization, channel);
        String name = channel.channel();
        // One that has just started says that it is well before it listens to its administrator.
        live.awaitOf(
                organization.orderer(),
                "its administration",
                () -> FabricNetworks.listens(organization.ports().ordererAdmin()));
        if (!channels.isOn(organization, name)) {
            channels.joinOrderer(
                    organization, name, live.update(channel, through).current().file());
        }
        long wanted = channels.orderersView(through, name).path("height").asLong();
        live.awaitOf(organization.orderer(), "the blocks of " + name, () -> {
            JsonNode view = channels.orderersView(organization, name);
            return view.path("height").asLong() >= wanted
                    && view.path("status").asText().equals("active");
        });
        live.console().progress("  " + organization.orderer() + " has all blocks of " + name);
        String certificate = certificate(organization);
        live.change("Counting " + organization.orderer() + " on " + name, channel, through, List.of(), config -> {
            config.setEndpoint(organization.mspId(), organization.ordererAddress());
            if (!config.consenters().contains(organization.ordererAddress())) {
                config.addConsenter(organization.ordererAddress(), certificate);
            }
        });
        live.awaitOf(
                organization.orderer(),
                "the others' word that it counts",
                () -> counts(organization, name) && Orderers.hearEachOther(live.network(), channel));
    }

    private boolean counts(Organization organization, String channel) {
        return channels.orderersView(organization, channel)
                .path("consensusRelation")
                .asText()
                .equals("consenter");
    }

    private Organization ordering(String mspId) {
        Organization organization = live.network().organization(mspId);
        if (!organization.runsOrderer()) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    mspId + " has no orderer: add one with ./commonway fabric orderer add --msp " + mspId + ".");
        }
        return organization;
    }

    /** Refused unless on each of its channels enough orderers run to agree without this organisation's. */
    private void requireQuorumWithout(Organization organization, String verb) {
        for (Deployment channel : live.network().channelsOf(organization)) {
            int count = live.network().orderingOn(channel).size();
            int others = live.orderingBut(organization, channel).size();
            if (count < FEWEST || 2 * others <= count) {
                throw new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        organization.orderer() + " cannot be " + verb + ": of the " + count + " "
                                + (count == 1 ? "orderer" : "orderers") + " of " + channel.channel() + " " + others
                                + " others run, and a majority of at least " + FEWEST
                                + " must go on without it; add or start another one first.");
            }
        }
    }

    private String certificate(Organization organization) {
        Path file = live.folder().orderer(organization).resolve("tls/server.crt");
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new LauncherRefusal(ExitCode.DISK, file + " cannot be read (" + failed.getMessage() + ").", failed);
        }
    }
}
