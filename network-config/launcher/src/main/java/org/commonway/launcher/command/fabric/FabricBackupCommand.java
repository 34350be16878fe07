package org.commonway.launcher.command.fabric;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.FabricStateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.backup.Backup;
import org.commonway.launcher.fabric.growth.LiveNetwork;
import org.commonway.launcher.state.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway fabric backup}: a copy of all that cannot be made again. */
@Command(
        name = "backup",
        description =
                "Copy a Fabric network that runs into one file: its record, keys, packages and ledgers. One process"
                        + " at a time is stopped for it; with three organisations bookings go on.",
        footer = {
            "",
            "Whoever has the file has all keys: it is readable for its owner alone, and must stay so.",
            "",
            "Example:",
            "  ./commonway fabric backup --to /backups/city.tar.gz"
        })
public final class FabricBackupCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final FabricStateOption state = new FabricStateOption();

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "Where to; the file is new.")
    private Path to = Path.of("");

    /** The command in this workplace. */
    public FabricBackupCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        StateFolder folder = state.folder(workplace);
        LiveNetwork live = LiveNetwork.open(workplace.project(), folder, workplace.console(), workplace.clock());
        workplace.console().progress("Copying the network in " + folder.root() + " to " + to);
        long bytes = new Backup(live, folder).write(to, workplace.clock().instant());
        workplace.console().result(to + " holds the network, " + (bytes >> 20) + " MiB unpacked, with all its keys.");
        return ExitCode.DONE.status();
    }
}
