package org.commonway.launcher.fabric.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.tool.Programs;

/**
 * The folder that FABRIC_CFG_PATH names: Fabric's sample configuration, with our external builder in the place of the
 * sample's. Lists cannot be set from the environment, all else is.
 */
public final class FabricConfig {
    private static final String SAMPLE_BUILDER = "/opt/hyperledger/ccaas_builder";

    /** Where the sample looks for Docker; the environment cannot empty a setting. */
    private static final String DOCKER = "endpoint: unix:///var/run/docker.sock";

    private FabricConfig() {}

    /** Writes the folder. */
    public static void write(Path folder, Programs programs, Path builder) {
        try {
            Files.createDirectories(folder);
            String core = Files.readString(programs.sample("core.yaml"));
            if (!core.contains("path: " + SAMPLE_BUILDER) || !core.contains(DOCKER)) {
                throw new LauncherRefusal(
                        ExitCode.FAULT,
                        programs.sample("core.yaml") + " does not have 'path: " + SAMPLE_BUILDER + "' and '" + DOCKER
                                + "', which ours must replace: this release of Fabric is not one we know.");
            }
            String ours = core.replace("path: " + SAMPLE_BUILDER, "path: " + builder)
                    .replace(DOCKER, "endpoint:")
                    .replace("- CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG", "- " + PeerProcess.CONNECTIONS);
            Files.writeString(folder.resolve("core.yaml"), ours);
            Files.copy(
                    programs.sample("orderer.yaml"),
                    folder.resolve("orderer.yaml"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "Fabric's configuration cannot be written to " + folder + " (" + failed.getMessage()
                            + "): check the disk's space and your rights there.",
                    failed);
        }
    }
}
