package org.commonway.launcher.command.fabric;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.FabricStateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.backup.Restoring;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.state.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway fabric restore}: a network from its copy. */
@Command(
        name = "restore",
        description = "Make a Fabric network's folder from a file that 'backup' wrote, after checking all of it; then"
                + " 'up' starts it. The network it was copied from must not run any more.",
        footer = {"", "Example:", "  ./commonway fabric restore --from /backups/city.tar.gz --state /srv/city"})
public final class FabricRestoreCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final FabricStateOption state = new FabricStateOption();

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "What 'backup' wrote.")
    private Path from = Path.of("");

    /** The command in this workplace. */
    public FabricRestoreCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        StateFolder folder = state.folder(workplace);
        workplace.console().progress("Checking " + from + " and unpacking it into " + folder.root());
        Restoring.Restored restored = Restoring.restore(from, folder);
        String members = restored.network().organizations().stream()
                .map(Organization::mspId)
                .collect(Collectors.joining(", "));
        workplace
                .console()
                .result("The network of " + members + " is back as it was at " + restored.made()
                        + ": start it with ./commonway fabric up --state " + folder.root());
        return ExitCode.DONE.status();
    }
}
