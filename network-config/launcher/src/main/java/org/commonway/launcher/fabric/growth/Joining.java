package org.commonway.launcher.fabric.growth;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.commonway.identity.Member;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.fabric.channel.Channels;
import org.commonway.launcher.fabric.channel.Lifecycle;
import org.commonway.launcher.fabric.channel.OrganizationGroup;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.plan.OrganizationPorts;
import org.commonway.launcher.process.PortHolder;

/** Lets an organisation join a channel that is in use: its peer, its chaincode server, its voice. */
public final class Joining {
    private static final Pattern MSP = Pattern.compile("[A-Z][A-Za-z0-9]{0,40}MSP");

    private final LiveNetwork live;

    /** Joining of this network. */
    public Joining(LiveNetwork live) {
        this.live = live;
    }

    /**
     * Lets it join; an orderer that it runs for other channels orders on this one too.
     *
     * @param mspId the organisation; what it lacks is made: an authority, keys, a peer, a chaincode server
     * @param ports for a new organisation, what its processes listen on
     * @param members of it that are to have certificates
     */
    public Organization join(String mspId, Deployment channel, IntSupplier ports, List<Member> members) {
        check(mspId, channel);
        boolean isNew = !live.network().has(mspId);
        Organization organization = isNew
                ? Organization.of(mspId, OrganizationPorts.take(ports)).withoutOrderer()
                : live.network().organization(mspId);
        if (isNew) {
            organization.peerPorts().forEach(port -> PortHolder.checkFree(organization.peer(), port));
            organization.chaincodePorts().forEach(port -> PortHolder.checkFree(organization.chaincode(), port));
        }
        live.keys().makeProcesses(live.network().with(organization).organizations());
        live.keys().makeMembers(members);
        Organization through = live.ordering(channel).get(0);
        OrganizationGroup groups = new OrganizationGroup(live.folder(), live.programs());
        live.change("Adding " + mspId + " to " + channel.channel(), channel, through, List.of(), config -> {
            if (!config.hasMember(mspId)) {
                config.addMember(mspId, groups.member(organization));
            }
        });
        live.console().progress("  " + mspId + " stands in the configuration of " + channel.channel());
        if (isNew) {
            live.start(List.of(live.plans().peer(organization), live.plans().chaincode(organization, channel)));
        }
        enter(organization, channel, through);
        return organization;
    }

    /** The peer fetches all blocks and takes the chaincode that the others agreed on; then it may endorse. */
    private void enter(Organization organization, Deployment channel, Organization through) {
        String name = channel.channel();
        long height = FabricNetworks.heightOf(live.network().membersOf(channel).get(0), name);
        new Channels(live.folder(), live.programs()).joinPeer(organization, name);
        Lifecycle lifecycle = new Lifecycle(live.folder(), live.programs());
        lifecycle.install(organization, channel);
        live.await("the new peer's ledger", () -> FabricNetworks.heightOf(organization, name) >= height);
        live.console().progress("  " + organization.peer() + " has all blocks of " + name);
        lifecycle.approve(organization, through, channel, live.folder().collections(channel.label()));
        FabricRecord grown = live.network().with(organization).with(channel.withMember(organization.mspId()));
        live.await("the peers' view of each other", () -> FabricNetworks.peersSeeEachOther(grown));
        live.keep(grown);
        if (organization.runsOrderer()) {
            new Ordering(live).join(organization, grown.channel(name));
        }
    }

    private void check(String mspId, Deployment channel) {
        if (!MSP.matcher(mspId).matches()) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "'" + mspId + "' is no name of an organisation: it begins with a capital, has letters and digits"
                            + " and ends in MSP, as in RegionMSP.");
        }
        if (channel.members().contains(mspId)) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    mspId + " is a member of " + channel.channel() + " already: see ./commonway fabric status.");
        }
        boolean nameTaken = live.network().organizations().stream()
                .anyMatch(known -> !known.mspId().equals(mspId) && known.name().equals(Organization.shortName(mspId)));
        if (nameTaken) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    mspId + " would be called " + Organization.shortName(mspId)
                            + ", as another organisation here is: choose another name.");
        }
        live.requireAllRunBut("");
        new CountingOrderers(live).requireAllBut(mspId);
    }
}
