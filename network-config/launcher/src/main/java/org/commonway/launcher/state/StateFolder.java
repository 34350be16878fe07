package org.commonway.launcher.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/** One network's folder: its city, keys, ledger, node data, configuration, logs and what runs of it. */
public final class StateFolder {
    private static final long MIN_FREE_BYTES = 300L << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path root;

    /** The folder at this path; it need not exist. */
    public StateFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Where it is, absolute. */
    public Path root() {
        return root;
    }

    /** The generated city. */
    public Path city() {
        return root.resolve("city");
    }

    /** Certificates and keys of every member. */
    public Path crypto() {
        return root.resolve("crypto");
    }

    /** Blocks and world state. */
    public Path ledger() {
        return root.resolve("ledger");
    }

    /** What a process of this name keeps. */
    public Path data(String process) {
        return root.resolve("data").resolve(process);
    }

    /** The configuration written for a process of this name. */
    public Path configuration(String process) {
        return root.resolve("config").resolve(process + ".yml");
    }

    /** What a process of this name prints. */
    public Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    /** What a process of this name prints on its stderr: why it could not start. */
    public Path errors(String process) {
        return root.resolve("logs").resolve(process + ".err");
    }

    /** Keeps what a process of this name has printed as {@code NAME.before}, so that the next one begins anew. */
    public void putAsideLogs(String process) {
        for (Path file : List.of(log(process), errors(process))) {
            try {
                if (Files.exists(file)) {
                    Files.move(
                            file,
                            file.resolveSibling(file.getFileName() + ".before"),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException failed) {
                throw disk("moved", file, failed);
            }
        }
    }

    /** Makes the folder and those in it; refused when the disk has no room. */
    public void create() {
        try {
            for (String part : List.of("city", "crypto", "ledger", "data", "config", "logs")) {
                Files.createDirectories(root.resolve(part));
            }
            FileStore disk = Files.getFileStore(root);
            if (disk.getUsableSpace() < MIN_FREE_BYTES) {
                throw new LauncherRefusal(
                        ExitCode.DISK,
                        "The disk of " + root + " has " + (disk.getUsableSpace() >> 20) + " MB left and a network"
                                + " wants 300 MB: free some space or give another folder with --state.");
            }
        } catch (IOException failed) {
            throw disk("made", root, failed);
        }
    }

    /** A JSON file of the folder, if it is there. */
    public Optional<JsonNode> find(String name) {
        Path file = root.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(file.toFile()));
        } catch (IOException broken) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "The file " + file + " cannot be read: delete the folder with ./commonway down --reset and start"
                            + " again.",
                    broken);
        }
    }

    /** Writes a JSON file of the folder, whole or not at all. */
    public void put(String name, JsonNode json) {
        try {
            Files.createDirectories(root);
            Path fresh = root.resolve(name + ".new");
            Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
            Files.move(fresh, root.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw disk("written", root.resolve(name), failed);
        }
    }

    /** Writes a text file, making its folder. */
    public void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent() == null ? root : file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw disk("written", file, failed);
        }
    }

    /** Removes one of its files, if it is there. */
    public void remove(String name) {
        try {
            Files.deleteIfExists(root.resolve(name));
        } catch (IOException failed) {
            throw disk("deleted", root.resolve(name), failed);
        }
    }

    /** Whether this is a folder that {@link #create} made and nothing else, so that it may be deleted. */
    public boolean isOurs() {
        return Stream.of("city.json", "network.json", "fabric.json").anyMatch(name -> Files.exists(root.resolve(name)));
    }

    /** Deletes the folder and all in it. */
    public void delete() {
        deleteTree(root);
    }

    /** Deletes a folder within it, if it is there. */
    public void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw disk("deleted", folder, failed);
        }
    }

    private static LauncherRefusal disk(String verb, Path file, IOException cause) {
        return new LauncherRefusal(
                ExitCode.DISK,
                file + " cannot be " + verb + " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                        + "): check the disk's space and your rights there, or give another folder with --state.",
                cause);
    }
}
