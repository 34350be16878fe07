package org.commonway.launcher.fabric.growth;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.commonway.identity.Member;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.chain.CityOffice;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.fabric.Orderers;
import org.commonway.launcher.fabric.channel.Channels;
import org.commonway.launcher.fabric.channel.Lifecycle;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;

/**
 * Founds a further city on a network that runs: a channel of its own for the same organisations, with the contracts that
 * are in force on the first, and the city's terms. What a try that was cut short has done stays, and the next goes on
 * from there; the network's record has the city only once all of it is done.
 */
public final class CityFounding {
    /** What Fabric takes (configtx.ValidateChannelID). */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,248}");

    private final LiveNetwork live;
    private final Channels channels;
    private final Lifecycle lifecycle;

    /** Founding on this network. */
    public CityFounding(LiveNetwork live) {
        this.live = live;
        this.channels = new Channels(live.folder(), live.programs());
        this.lifecycle = new Lifecycle(live.folder(), live.programs());
    }

    /**
     * Founds it.
     *
     * @param name of the channel
     * @param city who puts the terms; gets keys when it has none
     */
    public Deployment found(String name, Member city) {
        check(name, city);
        FabricRecord network = live.network();
        List<String> members =
                network.organizations().stream().map(Organization::mspId).toList();
        Deployment founded = network.first().on(name, members);
        FabricRecord grown = network.with(founded);
        join(grown, founded);
        live.await("an orderer that leads", () -> Orderers.allLed(grown));
        agree(grown, founded);
        live.await("the peers' view of each other", () -> FabricNetworks.peersSeeEachOther(grown));
        putTerms(founded, city);
        live.keep(grown);
        return founded;
    }

    private void join(FabricRecord network, Deployment city) {
        String channel = city.channel();
        List<Organization> ordering = network.orderingOn(city);
        boolean begun = Files.exists(live.folder().genesisBlock(channel))
                && ordering.stream().anyMatch(organization -> channels.isOn(organization, channel));
        if (!begun) {
            channels.make(channel, network.membersOf(city));
        }
        for (Organization organization : ordering) {
            if (!channels.isOn(organization, channel)) {
                channels.joinOrderer(organization, channel);
            }
        }
        for (Organization organization : network.membersOf(city)) {
            if (FabricNetworks.heightOf(organization, channel) == 0) {
                channels.joinPeer(organization, channel);
            }
        }
        live.console()
                .progress("  channel " + channel + " joined by "
                        + network.membersOf(city).size() + " peers and " + ordering.size() + " orderers");
    }

    /** The package is on the peers, for the first channel; this one's organisations agree on it anew. */
    private void agree(FabricRecord network, Deployment city) {
        List<Organization> members = network.membersOf(city);
        Organization through = network.orderingOn(city).get(0);
        if (!lifecycle.isCommitted(members.get(0), city)) {
            members.forEach(member ->
                    lifecycle.approve(member, through, city, live.folder().collections(city.label())));
            lifecycle.commit(members, through, city, live.folder().collections(city.label()));
        }
        live.console().progress("  " + city.label() + " approved by all and committed on " + city.channel());
    }

    private void putTerms(Deployment deployment, Member city) {
        live.keys().makeMembers(List.of(city));
        boolean put = new CityOffice(
                        live.network().organization(city.mspId()).peerAddress(),
                        deployment.channel(),
                        city.mspId(),
                        live.crypto().resolve(city.mspId()).resolve("users").resolve(city.name()),
                        live.crypto().resolve("trust.pem"))
                .putTermsAtFirstStart();
        live.console().progress(put ? "  terms put by the city" : "  the city's terms are in force");
    }

    private void check(String name, Member city) {
        if (!NAME.matcher(name).matches()) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "'" + name + "' is no name of a channel: Fabric takes small letters, digits, dots and dashes, a"
                            + " letter first, as in gaia or porto-2.");
        }
        if (live.network().channels().stream()
                .anyMatch(channel -> channel.channel().equals(name))) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "The network has a channel " + name + " already: choose another name, or see ./commonway fabric"
                            + " status.");
        }
        String unused = live.network().organization(city.mspId()).name(); // refused when there is none
        live.requireAllRunBut("");
    }
}
