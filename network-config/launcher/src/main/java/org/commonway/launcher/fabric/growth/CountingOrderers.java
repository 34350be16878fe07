package org.commonway.launcher.fabric.growth;

import java.util.List;
import java.util.stream.Collectors;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.Organization;

/**
 * Which orderers that are recorded count on their channels. One of which a change was cut short does not: Raft takes one
 * change at a time, and whoever waits until all orderers hear each other would wait for it.
 */
public final class CountingOrderers {
    private final LiveNetwork live;

    /** Those of this network, whose processes run. */
    public CountingOrderers(LiveNetwork live) {
        this.live = live;
    }

    /** Refused while one does not count on a channel. */
    public void requireAll() {
        requireAllBut("");
    }

    /**
     * The same but for one.
     *
     * @param mspId whose orderer need not count
     */
    void requireAllBut(String mspId) {
        for (Organization organization : live.network().ordering()) {
            List<Deployment> missing = organization.mspId().equals(mspId) ? List.of() : channelsWithout(organization);
            if (!missing.isEmpty()) {
                throw new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        organization.orderer() + " does not count on "
                                + missing.stream().map(Deployment::channel).collect(Collectors.joining(", "))
                                + ", as a change of it was cut short. " + goOnWith(organization));
            }
        }
    }

    /** The channels of the organisation on which its orderer does not count, as their configurations say. */
    List<Deployment> channelsWithout(Organization organization) {
        return live.network().channelsOf(organization).stream()
                .filter(channel -> !live.update(channel, live.ordering(channel).get(0))
                        .current()
                        .config()
                        .consenters()
                        .contains(organization.ordererAddress()))
                .toList();
    }

    /** How a change of an orderer that was cut short is ended. */
    static String goOnWith(Organization organization) {
        return "Go on with it by ./commonway fabric orderer add --msp " + organization.mspId()
                + ", or take it back by ./commonway fabric orderer remove --msp " + organization.mspId() + ".";
    }
}
