package org.commonway.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A disk of a few MiB of memory, in a mount namespace of its own, so that nothing of it outlives the test. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final Process holder;

    private SmallDisk(Path folder, Process holder) {
        this.folder = folder;
        this.holder = holder;
    }

    /** Mounts one over the folder, where that is permitted: for root on Linux. */
    static Optional<SmallDisk> mount(Path folder, int mebibytes) throws IOException {
        Files.createDirectories(folder);
        String script = "mount -t tmpfs -o size=" + mebibytes + "m tmpfs \"$0\" && echo mounted && exec sleep 3600";
        try {
            Process holder = new ProcessBuilder("unshare", "--mount", "sh", "-c", script, folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean mounted = holder.inputReader().readLine() != null;
            return mounted ? Optional.of(new SmallDisk(folder, holder)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no such program on this machine
        }
    }

    /** The same command, for which the disk is there. */
    List<String> inside(List<String> command) {
        List<String> entering =
                new ArrayList<>(List.of("nsenter", "--mount", "--target", String.valueOf(holder.pid()), "--"));
        entering.addAll(command);
        return entering;
    }

    /** A file of the disk, as it is seen from outside. */
    Path seen(String name) {
        return Path.of("/proc/" + holder.pid() + "/root" + folder).resolve(name);
    }

    /** Takes all the room that is left. */
    void fill() throws IOException {
        try (OutputStream ballast = Files.newOutputStream(seen("ballast-" + System.nanoTime()))) {
            for (byte[] piece = new byte[4096]; ; ) {
                ballast.write(piece);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    /** Takes some room. */
    void take(int mebibytes) throws IOException {
        Files.write(seen("ballast"), new byte[mebibytes << 20]);
    }

    /** Gives all room back that was taken. */
    void free() throws IOException {
        try (var files = Files.newDirectoryStream(seen(""), "ballast*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly().onExit().join();
    }
}
