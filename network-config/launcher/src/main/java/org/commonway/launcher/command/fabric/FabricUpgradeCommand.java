package org.commonway.launcher.command.fabric;

import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.growth.LiveNetwork;
import org.commonway.launcher.fabric.growth.Upgrade;
import org.commonway.launcher.fabric.plan.Deployment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway fabric upgrade}: the next version of the contracts. */
@Command(
        name = "upgrade",
        description = "Make the contracts, as they are built here now, the next version on a channel and on those with"
                + " the same version, while bookings go on.",
        footer = {"", "Example:", "  ./commonway fabric upgrade"})
public final class FabricUpgradeCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final LiveNetworkOption network = new LiveNetworkOption();

    @Option(names = "--channel", paramLabel = "NAME", description = "Which channel. Default: the founders' own.")
    private @Nullable String channel;

    /** The command in this workplace. */
    public FabricUpgradeCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        LiveNetwork live = network.open(workplace);
        Deployment upgraded = new Upgrade(live).upgrade(LiveNetworkOption.channel(live.network(), channel));
        workplace.console().result(upgraded.label() + " is in force on " + upgraded.channel() + ".");
        return ExitCode.DONE.status();
    }
}
