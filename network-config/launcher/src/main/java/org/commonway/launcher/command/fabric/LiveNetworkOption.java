package org.commonway.launcher.command.fabric;

import org.commonway.launcher.command.option.FabricStateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.growth.LiveNetwork;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Which network that runs a command is about. */
final class LiveNetworkOption {
    @Mixin
    private final FabricStateOption state = new FabricStateOption();

    /** The network; refused when it does not run. */
    LiveNetwork open(Workplace workplace) {
        return LiveNetwork.open(workplace.project(), state.folder(workplace), workplace.console(), workplace.clock());
    }

    /** The channel of this name; the founders' own when none is named. */
    static Deployment channel(FabricRecord network, @Nullable String name) {
        return name == null ? network.first() : network.channel(name);
    }
}
