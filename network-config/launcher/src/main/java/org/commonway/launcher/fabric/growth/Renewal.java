package org.commonway.launcher.fabric.growth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.Orderers;
import org.commonway.launcher.fabric.channel.ChannelUpdate;
import org.commonway.launcher.fabric.channel.Channels;
import org.commonway.launcher.fabric.channel.ConnectionFile;
import org.commonway.launcher.fabric.msp.KeyOwner;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.Organization;

/** Gives a process new keys, and certificates of the same name that last longer. Only that process starts anew. */
public final class Renewal {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LiveNetwork live;

    /** Renewal in this network. */
    public Renewal(LiveNetwork live) {
        this.live = live;
    }

    /**
     * Renews.
     *
     * @param process such as peer.city, or admin.city for who administrates
     * @param life how long the new certificates last
     */
    public void renew(String process, Duration life) {
        for (Organization organization : live.network().organizations()) {
            for (KeyOwner owner : KeyOwner.values()) {
                if (owner.of(organization).equals(process)
                        && (owner != KeyOwner.ORDERER || organization.runsOrderer())) {
                    renew(organization, owner, life);
                    return;
                }
            }
        }
        throw new LauncherRefusal(
                ExitCode.BAD_INPUT,
                "The network has no process " + process + ": it has " + String.join(", ", known()) + ".");
    }

    private List<String> known() {
        List<String> all = new ArrayList<>();
        for (Organization organization : live.network().organizations()) {
            for (KeyOwner owner : KeyOwner.values()) {
                if (owner != KeyOwner.ORDERER || organization.runsOrderer()) {
                    all.add(owner.of(organization));
                }
            }
        }
        return all;
    }

    private void renew(Organization organization, KeyOwner owner, Duration life) {
        live.requireAllRunBut(owner.of(organization));
        if (owner == KeyOwner.ORDERER) {
            new CountingOrderers(live).requireAll();
        }
        String certificate = live.keys().prepare(organization, owner, life);
        switch (owner) {
            case PEER -> {
                live.keys().replace(organization, owner);
                // The peer shows the same certificate to its chaincode server.
                labels(organization).forEach(label -> ConnectionFile.refresh(organization, live.folder(), label));
                live.stop(organization.peer());
                live.start(List.of(live.plans().peer(organization)));
            }
            case ORDERER -> renewOrderer(organization, certificate);
            case CHAINCODE -> {
                live.keys().replace(organization, owner);
                new ChaincodeSwitch(live).restart(organization, live.network().first());
            }
            case ADMIN -> live.keys().replace(organization, owner);
        }
    }

    /** The others must know the new certificate before they meet it. */
    private void renewOrderer(Organization organization, String certificate) {
        List<Deployment> channels = live.network().channelsOf(organization);
        channels.forEach(channel -> requireQuorumWithout(organization, channel));
        Channels orderers = new Channels(live.folder(), live.programs());
        for (Deployment channel : channels) {
            ChannelUpdate.Current told = live.change(
                    "Telling the orderers of " + channel.channel() + " the new certificate of "
                            + organization.orderer(),
                    channel,
                    live.orderingBut(organization, channel).get(0),
                    List.of(),
                    config -> config.setConsenterCertificate(organization.ordererAddress(), certificate));
            // Started anew without this block it first fetches it, which takes longer. The others, who have it, no
            // longer take the old certificate; when they were faster it never comes.
            if (live.runs(organization.orderer())
                    && !live.comes(
                            PATIENCE,
                            () -> orderers.orderersView(organization, channel.channel())
                                            .path("height")
                                            .asLong()
                                    > told.block())) {
                live.console()
                        .progress("  " + organization.orderer() + " has not heard of the change on " + channel.channel()
                                + ": it will fetch it when it has started anew");
            }
        }
        live.keys().replace(organization, KeyOwner.ORDERER);
        live.stop(organization.orderer());
        live.start(List.of(live.plans().orderer(organization)));
        live.await(
                "the orderers' view of each other",
                () -> live.network().channelsOf(organization).stream()
                        .allMatch(channel -> Orderers.hearEachOther(live.network(), channel)));
    }

    private void requireQuorumWithout(Organization organization, Deployment channel) {
        int others = live.orderingBut(organization, channel).size();
        int count = live.network().orderingOn(channel).size();
        if (2 * others <= count) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    organization.orderer() + " cannot start anew while only " + others + " of the " + count
                            + " orderers of " + channel.channel() + " would go on: add another one first, with"
                            + " ./commonway fabric orderer add.");
        }
    }

    private List<String> labels(Organization organization) {
        return live.network().channelsOf(organization).stream()
                .map(Deployment::label)
                .distinct()
                .toList();
    }
}
