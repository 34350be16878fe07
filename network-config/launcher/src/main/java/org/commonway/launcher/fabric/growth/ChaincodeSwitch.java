package org.commonway.launcher.fabric.growth;

import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.channel.ConnectionFile;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.process.PortHolder;
import org.commonway.launcher.start.ProcessGroup;
import org.commonway.launcher.state.RunningNetwork;

/** Starts an organisation's next chaincode server beside the one that runs, which ends only when the next one serves. */
final class ChaincodeSwitch {
    /** Longer than a proposal takes that the old server has begun. */
    private static final long DRAIN_MILLIS = 1_500;

    private final LiveNetwork live;

    ChaincodeSwitch(LiveNetwork live) {
        this.live = live;
    }

    /** The organisation with its next chaincode server on ports that are free. */
    static Organization next(Organization organization) {
        Organization next = organization.withNextChaincode();
        boolean usable = next.chaincodePorts().stream().allMatch(PortHolder::isFree);
        return usable ? next : next.withChaincodePorts(PortHolder.free(), PortHolder.free());
    }

    /** The same contracts in a new process, with the certificate that it has been given. */
    void restart(Organization organization, Deployment deployment) {
        Organization next = next(organization);
        RunningNetwork.Entry old = running(organization);
        ProcessGroup group = live.newGroup();
        group.allOrNone(() -> {
            live.launch(group, List.of(live.plans().chaincode(next, deployment)));
            return group;
        });
        ConnectionFile.refresh(next, live.folder(), deployment.label());
        live.keep(live.network().with(next));
        group.entries().forEach(live::record);
        LiveNetwork.stop(old);
    }

    RunningNetwork.Entry running(Organization organization) {
        return live.network()
                .findProcess(organization.chaincode())
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.FAULT, organization.chaincode() + " does not stand in the network's record."));
    }

    /** Ends servers that nobody asks any more. */
    static void stop(List<RunningNetwork.Entry> old) {
        try {
            Thread.sleep(DRAIN_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        old.forEach(LiveNetwork::stop);
    }
}
