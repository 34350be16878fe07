package org.commonway.fabric.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small disk of its own over a folder, with a copy of what the folder held; that is there again when it is closed. */
final class SmallDisk implements AutoCloseable {
    private static final String BALLAST = "ballast";

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Puts one over the folder, if this machine lets us. */
    static Optional<SmallDisk> over(Path folder, int mebibytes) {
        try {
            Path copy = Files.createTempDirectory("commonway-disk");
            run("cp", "-a", folder + "/.", copy.toString());
            boolean mounted =
                    exit("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString()) == 0;
            if (mounted) {
                run("cp", "-a", copy + "/.", folder.toString());
            }
            run("rm", "-rf", copy.toString());
            return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Leaves no room on it. */
    void fill() throws IOException {
        try (var out = Files.newOutputStream(folder.resolve(BALLAST))) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() >= 4096) {
                throw full;
            }
        }
    }

    /** Gives the room back. */
    void free() throws IOException {
        Files.delete(folder.resolve(BALLAST));
    }

    @Override
    public void close() {
        try {
            run("umount", folder.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void run(String... command) throws IOException {
        if (exit(command) != 0) {
            throw new IOException(List.of(command) + " failed");
        }
    }

    private static int exit(String... command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
