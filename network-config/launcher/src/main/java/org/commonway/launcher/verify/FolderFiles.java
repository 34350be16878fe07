package org.commonway.launcher.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/** A log's files in a folder. */
public final class FolderFiles implements LogFiles {
    private final Path folder;

    private FolderFiles(Path folder) {
        this.folder = folder;
    }

    /** The files in this folder; refused when it is none. */
    public static FolderFiles of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, folder + " is no folder: give the public folder of a log, or its URL.");
        }
        return new FolderFiles(folder);
    }

    @Override
    public Optional<byte[]> find(String path) {
        Path file = folder.resolve(path);
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(MOST_BYTES + 1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    file + " cannot be read (" + e.getMessage() + "): check your rights and the disk.",
                    e);
        }
    }
}
