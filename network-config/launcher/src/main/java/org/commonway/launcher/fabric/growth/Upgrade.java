package org.commonway.launcher.fabric.growth;

import java.util.ArrayList;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.channel.Lifecycle;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.start.ProcessGroup;
import org.commonway.launcher.start.ProcessPlan;
import org.commonway.launcher.state.RunningNetwork;

/**
 * Makes the contracts as they are built now the next version. Each organisation's new server runs before the channel
 * agrees, and the old one until after it: whichever of the two a booking meets, it is served.
 */
public final class Upgrade {
    private final LiveNetwork live;
    private final Lifecycle lifecycle;

    /** An upgrade of this network's contracts. */
    public Upgrade(LiveNetwork live) {
        this.live = live;
        this.lifecycle = new Lifecycle(live.folder(), live.programs());
    }

    /** Upgrades a channel, and those with the same package on it; returns what is deployed then. */
    public Deployment upgrade(Deployment deployed) {
        if (Lifecycle.packageId(deployed, live.contracts().jars()).equals(deployed.packageId())) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "There is nothing to upgrade: the contracts that are built here are those of " + deployed.label()
                            + " on " + deployed.channel() + ".");
        }
        live.requireAllRunBut("");
        List<Deployment> channels = live.network().channels().stream()
                .filter(channel -> channel.packageId().equals(deployed.packageId()))
                .toList();
        live.contracts().keep(live.folder(), deployed.next().label());
        Deployment packed = lifecycle.pack(deployed.next(), live.contracts().jars());
        List<Organization> moved = live.network().organizations().stream()
                .map(ChaincodeSwitch::next)
                .toList();
        List<RunningNetwork.Entry> old =
                moved.stream().map(new ChaincodeSwitch(live)::running).toList();
        ProcessGroup group = live.newGroup();
        group.allOrNone(() -> {
            launch(group, moved, packed);
            agree(channels, moved, packed);
            return packed;
        });
        FabricRecord upgraded = live.network();
        for (Organization organization : moved) {
            upgraded = upgraded.with(organization);
        }
        for (Deployment channel : channels) {
            upgraded = upgraded.with(channel.next().with(packed.packageId()));
        }
        live.keep(upgraded);
        group.entries().forEach(live::record);
        ChaincodeSwitch.stop(old);
        return packed;
    }

    private void launch(ProcessGroup group, List<Organization> moved, Deployment packed) {
        List<ProcessPlan> plans = new ArrayList<>();
        for (Organization organization : moved) {
            plans.add(live.plans().chaincode(organization, packed));
            lifecycle.install(organization, packed);
        }
        live.launch(group, plans);
        live.console().progress("  " + packed.label() + " installed by all and served beside what runs");
    }

    private void agree(List<Deployment> channels, List<Organization> moved, Deployment packed) {
        for (Deployment channel : channels) {
            Organization through = live.ordering(channel).get(0);
            Deployment next = channel.next().with(packed.packageId());
            List<Organization> members = moved.stream()
                    .filter(organization -> channel.members().contains(organization.mspId()))
                    .toList();
            members.forEach(member ->
                    lifecycle.approve(member, through, next, live.folder().collections(packed.label())));
            lifecycle.commit(members, through, next, live.folder().collections(packed.label()));
            live.console().progress("  " + next.label() + " approved by all and committed on " + next.channel());
        }
    }
}
