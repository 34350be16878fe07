package org.commonway.launcher.fabric;

import java.nio.file.Path;
import java.util.List;
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
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Xshare:auto");

    /** Takes copies. */
    public Contracts {
        jars = List.copyOf(jars);
        command = List.copyOf(command);
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
