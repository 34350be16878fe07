package org.commonway.launcher.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.commonway.identity.Member;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.FabricStateOption;
import org.commonway.launcher.command.option.PortOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.FabricAlliance;
import org.commonway.launcher.fabric.FabricStarter;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.network.ScrapeTargets;
import org.commonway.launcher.start.ProcessGroup;
import org.commonway.launcher.state.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code commonway fabric up}: found a network, or start the one that is there. */
@Command(
        name = "up",
        description = "Found a Fabric network, or start what does not run of the one that is there. The first time,"
                + " Fabric's programs are built with Go.",
        footer = {
            "",
            "Examples:",
            "  ./commonway fabric up",
            "  ./commonway fabric up --state ./alliance --port-base 9000"
        })
final class FabricUpCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final FabricStateOption state = new FabricStateOption();

    @Mixin
    private final PortOption port = new PortOption();

    FabricUpCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        StateFolder folder = state.folder(workplace);
        FabricStarter starter = FabricAlliance.starter(
                workplace.project(), folder, port.ports(), workplace.console(), workplace.clock());
        folder.create();
        workplace.console().progress("Starting Fabric " + starter.network().release() + " in " + folder.root());
        starter.checkPorts();
        ProcessGroup group = new ProcessGroup(folder, workplace.console(), workplace.clock());
        group.allOrNone(() -> {
            starter.begin(group, List.of(Member.parse(org.commonway.launcher.network.Member.CITY.argument())));
            starter.finish(group);
            return starter;
        });
        ScrapeTargets.write(workplace.project(), folder, group.entries());
        show(starter.network());
        return ExitCode.DONE.status();
    }

    private void show(FabricRecord network) {
        for (Deployment channel : network.channels()) {
            workplace.console().result("Channel " + channel.channel() + " is up, with " + channel.label());
        }
        for (Organization organization : network.organizations()) {
            workplace.console().result("  " + organization.mspId() + " at " + organization.peerAddress());
        }
    }
}
