package org.commonway.launcher.command.option;

import java.nio.file.Path;
import java.util.Optional;
import org.commonway.launcher.state.StateFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Fabric network a command is about. */
public final class FabricStateOption {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder of the network. Default: that of the last city if it stands on Fabric, otherwise"
                    + " .commonway/fabric in the project.")
    private @Nullable Path state;

    /** The folder; it need not exist. */
    public StateFolder folder(Workplace workplace) {
        if (state != null) {
            return new StateFolder(state);
        }
        return new org.commonway.launcher.state.StateRoot(workplace.project(), Optional.empty())
                .findLast()
                .filter(last -> java.nio.file.Files.exists(last.root().resolve("fabric.json")))
                .orElseGet(() -> new StateFolder(workplace.project().resolve(".commonway/fabric")));
    }
}
