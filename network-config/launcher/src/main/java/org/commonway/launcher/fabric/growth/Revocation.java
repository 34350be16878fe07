package org.commonway.launcher.fabric.growth;

import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.Organization;

/**
 * Takes a member's certificates out of use, on every channel that its organisation is on. From then on peers refuse what
 * it asks, and end its streams of blocks; but a stream of chaincode events that is open already is never checked again by
 * Fabric's gateway service (internal/pkg/gateway/chaincodeevents.go), and nothing but the end of its connection ends it.
 */
public final class Revocation {
    private final LiveNetwork live;

    /** Revocation in this network. */
    public Revocation(LiveNetwork live) {
        this.live = live;
    }

    /** At which peers open streams of chaincode events are ended, by starting these peers anew. */
    public enum Streams {
        /** The peer of the member's organisation, where its members speak to the ledger. */
        OWN,
        /** Every peer, one after the other: when it is not known where else the key was used. */
        ALL,
        /** None. */
        NONE
    }

    /**
     * Ends streams of chaincode events that are open. The other members at these peers lose no event: they go on after
     * the last one that they have handled.
     */
    public void endStreams(String mspId, Streams at) {
        Organization own = live.network().organization(mspId);
        for (Organization organization : live.network().organizations()) {
            boolean asked = at == Streams.ALL || (at == Streams.OWN && organization.equals(own));
            int open = FabricNetworks.openEventStreams(organization);
            if (open > 0 && asked) {
                live.stop(organization.peer());
                live.start(List.of(live.plans().peer(organization)));
                live.await("the peers' view of each other", () -> FabricNetworks.peersSeeEachOther(live.network()));
            } else if (open > 0) {
                live.console()
                        .progress(
                                "  " + organization.peer() + " has " + open
                                        + " open streams of events; Fabric does not say whose: --end-streams all ends them too");
            }
        }
    }

    /** Puts the member on its organisation's list, and that list into the channels' configuration. */
    public void revoke(String mspId, String member) {
        Organization organization = live.network().organization(mspId);
        List<String> members = live.keys().members(organization);
        if (!members.contains(member)) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    mspId + " has no member " + member + " here: it has "
                            + (members.isEmpty() ? "none" : String.join(", ", members)) + ".");
        }
        String list = live.keys().revoke(organization, member);
        for (Deployment channel : live.network().channelsOf(organization)) {
            live.change(
                    "Revoking " + member + " on " + channel.channel(),
                    channel,
                    live.ordering(channel).get(0),
                    List.of(organization),
                    config -> config.setRevocations(mspId, list));
        }
    }
}
