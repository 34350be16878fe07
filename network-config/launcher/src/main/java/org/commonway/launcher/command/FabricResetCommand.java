package org.commonway.launcher.command;

import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.FabricStateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.state.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code commonway fabric reset}: delete all of it. */
@Command(
        name = "reset",
        description = "Stop a Fabric network and delete its folder: its channels, keys, ledgers and logs.",
        footer = {"", "Example:", "  ./commonway fabric reset"})
final class FabricResetCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final FabricStateOption state = new FabricStateOption();

    FabricResetCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        StateFolder folder = state.folder(workplace);
        if (folder.find("fabric.json").isEmpty()) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    folder.root() + " holds no Fabric network and was left as it is: check the path after --state.");
        }
        FabricDownCommand.stop(folder);
        folder.delete();
        workplace.console().result("Deleted " + folder.root() + ".");
        return ExitCode.DONE.status();
    }
}
