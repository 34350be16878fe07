package org.commonway.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.network.Networks;
import org.commonway.launcher.state.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway down}: stop what was started. */
@Command(
        name = "down",
        description = "Stop the processes that were started for a network, and no others.",
        footer = {"", "Examples:", "  ./commonway down", "  ./commonway down --reset"})
final class DownCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--reset", description = "Delete the network's folder too: its ledger, keys, trips and logs.")
    private boolean reset;

    DownCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Optional<StateFolder> folder = state.root(workplace).findLast();
        folder.filter(found -> reset).ifPresent(DownCommand::checkIsNetworks);
        List<String> stopped = new ArrayList<>(folder.map(Networks::stop).orElse(List.of()));
        folder.map(FabricNetworks::stop).ifPresent(stopped::addAll);
        workplace
                .console()
                .result(stopped.isEmpty() ? "Nothing was running." : "Stopped " + String.join(", ", stopped) + ".");
        if (reset && folder.isPresent()) {
            folder.get().delete();
            workplace.console().result("Deleted " + folder.get().root() + ".");
        }
        return ExitCode.DONE.status();
    }

    private static void checkIsNetworks(StateFolder folder) {
        if (!folder.isOurs()) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    folder.root() + " is no network's folder and was left as it is: check the path after --state.");
        }
    }
}
