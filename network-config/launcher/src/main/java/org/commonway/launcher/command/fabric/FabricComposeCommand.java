package org.commonway.launcher.command.fabric;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.container.ContainerFiles;
import org.commonway.launcher.fabric.tool.ProgramCache;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code commonway fabric compose}: what the network in containers is given. */
@Command(
        name = "compose",
        description =
                "Make what the network in containers is given: the keys and certificates of all that take part and"
                        + " the channel's first block in keys/, the sample city in city/. What is there already stays as it is;"
                        + " nothing is started.",
        footer = {
            "",
            "Examples:",
            "  ./commonway fabric compose",
            "  ./commonway fabric compose --to /srv/commonway      prints how to start it from there"
        })
public final class FabricComposeCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Folder for keys/ and city/. Default: network-config/fabric/compose in the project, where"
                    + " Docker Compose looks for them.")
    private @Nullable Path to;

    /** The command in this workplace. */
    public FabricComposeCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Path compose = workplace.project().resolve("network-config/fabric/compose");
        Map<String, String> environment = System.getenv();
        ContainerFiles files = new ContainerFiles(
                to == null ? compose : to, compose, environment, workplace.console(), workplace.clock());
        String start =
                files.make(() -> new ProgramCache(workplace.project(), environment, workplace.console()).programs());
        workplace.console().result("All is there. Once the images are loaded, start the network with:");
        workplace.console().result("  " + start);
        return ExitCode.DONE.status();
    }
}
