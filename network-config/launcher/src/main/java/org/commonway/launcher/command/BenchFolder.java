package org.commonway.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/** The folder of a bench that is given none. */
final class BenchFolder {
    private BenchFolder() {}

    /** A new temporary folder; where none can be made, the refusal says to do this. */
    static Path temporary(String remedy) {
        try {
            return Files.createTempDirectory("commonway-bench-");
        } catch (IOException e) {
            throw new LauncherRefusal(
                    ExitCode.DISK, "No temporary folder can be made (" + e.getMessage() + "): " + remedy + ".", e);
        }
    }

    /** Deletes such a folder and all in it, or refuses. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new LauncherRefusal(
                    ExitCode.DISK, folder + " cannot be deleted (" + e.getMessage() + "): delete it yourself.", e);
        }
    }
}
