package org.commonway.launcher.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.process.JavaProgram;

/**
 * A chaincode that organisations run as a service.
 *
 * @param channel where it is deployed
 * @param name what it is called there
 * @param jars what it consists of
 * @param command what serves it
 * @param collections its collections of private data, in the form that Fabric's own tools take
 */
public record Contracts(String channel, String name, List<Path> jars, List<String> command, Path collections) {
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m", "-Xshare:auto");

    /** Takes copies. */
    public Contracts {
        jars = List.copyOf(jars);
        command = List.copyOf(command);
    }

    /**
     * Keeps a copy of the jars and the collections as a package of this label names them: what is built later runs only
     * once the organisations have approved it.
     */
    public void keep(FabricFolder folder, String label) {
        Path kept = folder.jars(label);
        try {
            Files.createDirectories(kept);
            for (Path jar : jars) {
                copy(jar, kept.resolve(jar.getFileName()));
            }
            Files.createDirectories(folder.collections(label).getParent());
            copy(collections, folder.collections(label));
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "The contracts cannot be copied to " + kept + " (" + failed.getMessage()
                            + "): check the disk's space.",
                    failed);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What serves the contracts that were kept under this label; those that are built now when none were kept. */
    List<String> command(FabricFolder folder, String label) {
        int classPath = command.indexOf("-cp") + 1;
        if (classPath == 0 || !Files.isDirectory(folder.jars(label))) {
            return command;
        }
        List<String> kept = new ArrayList<>(command);
        kept.set(classPath, folder.jars(label) + "/*");
        return kept;
    }

    /** The network's own contracts, as they are built in the project's folder. */
    public static Contracts ofCommonway(Path project) {
        return new Contracts(
                "mobility",
                "commonway",
                JavaProgram.CHAINCODE.jars(project),
                JavaProgram.CHAINCODE.commandLine(project, FLAGS, List.of()),
                project.resolve("chaincode/collections_config.json"));
    }
}
