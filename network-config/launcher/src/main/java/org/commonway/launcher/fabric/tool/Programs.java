package org.commonway.launcher.fabric.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/**
 * Fabric's programs and its sample configuration, as they lie in a folder.
 *
 * @param home has {@code bin} and {@code config}, as Fabric's own releases have
 * @param release what they are: the module's version, or the folder's name
 */
public record Programs(Path home, String release) {
    /** All that a network needs. */
    static final List<String> NAMES =
            List.of("configtxgen", "configtxlator", "cryptogen", "discover", "orderer", "osnadmin", "peer");
    /** Fabric's sample configuration, which ours is made from. */
    static final List<String> FILES = List.of("core.yaml", "orderer.yaml");

    /** The program of this name. */
    public Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** A file of Fabric's sample configuration. */
    public Path sample(String name) {
        return home.resolve("config").resolve(name);
    }

    boolean complete() {
        return NAMES.stream().allMatch(name -> Files.isExecutable(program(name)))
                && FILES.stream().allMatch(name -> Files.isRegularFile(sample(name)));
    }

    /** A folder that somebody else filled, such as one of Fabric's own releases; refused when something is missing. */
    static Programs given(Path home) {
        Programs programs = new Programs(home, String.valueOf(home.getFileName()));
        if (!programs.complete()) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    ProgramCache.HOME + " is " + home + ", which lacks some of bin/{" + String.join(",", NAMES)
                            + "} and config/{" + String.join(",", FILES)
                            + "}: unpack one of Fabric's releases there, or unset the variable to have them built.");
        }
        return programs;
    }
}
