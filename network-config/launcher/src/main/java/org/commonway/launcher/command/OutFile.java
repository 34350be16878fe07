package org.commonway.launcher.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/** A file that the person asked for. */
final class OutFile {
    private OutFile() {}

    /** Writes it in UTF-8, whole or not at all. */
    static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes it, whole or not at all. */
    static void write(Path file, byte[] bytes) {
        copy(file, new ByteArrayInputStream(bytes));
    }

    /** Writes all that comes, whole or not at all; closes where it comes from. */
    static void copy(Path file, InputStream from) {
        Path target = file.toAbsolutePath();
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try (from) {
            Files.copy(from, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    file + " cannot be written (" + failed.getClass().getSimpleName()
                            + "): check that its folder is there, your rights and the disk's space.",
                    failed);
        }
    }
}
