package org.commonway.launcher.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.FabricStateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.network.Networks;
import org.commonway.launcher.state.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code commonway fabric down}: stop, and keep everything. */
@Command(
        name = "down",
        description = "Stop the processes of a Fabric network; its channels, keys and ledgers stay.",
        footer = {"", "Example:", "  ./commonway fabric down"})
final class FabricDownCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final FabricStateOption state = new FabricStateOption();

    FabricDownCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        List<String> stopped = stop(state.folder(workplace));
        workplace
                .console()
                .result(stopped.isEmpty() ? "Nothing was running." : "Stopped " + String.join(", ", stopped) + ".");
        return ExitCode.DONE.status();
    }

    /** Stops the network, unless a city stands on it. */
    static List<String> stop(StateFolder folder) {
        Networks.findRunning(folder)
                .filter(city -> city.processes().stream()
                        .anyMatch(entry -> entry.runs() && !FabricNetworks.KINDS.contains(entry.kind())))
                .ifPresent(city -> {
                    throw new LauncherRefusal(
                            ExitCode.BAD_INPUT,
                            city.cityName() + " runs on this network, at " + city.gatewayUrl()
                                    + ": stop both with ./commonway down --state " + folder.root() + ".");
                });
        return FabricNetworks.stop(folder);
    }
}
