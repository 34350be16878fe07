package org.commonway.launcher.fabric.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.state.StateFolder;

/** Makes a network's folder from a backup. Nothing is in place before all of it was checked. */
public final class Restoring {
    private static final String ASIDE = ".restoring";

    private Restoring() {}

    /**
     * A network that was restored and does not run yet.
     *
     * @param network its record
     * @param made when the backup was begun
     */
    public record Restored(FabricRecord network, Instant made) {}

    /** Restores the file into a folder that holds nothing; refused, with nothing left there, when that cannot be done. */
    public static Restored restore(Path file, StateFolder state) {
        if (!Files.isReadable(file)) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, file + " is not there or cannot be read: check the path after --from.");
        }
        Path aside = state.root().resolve(ASIDE);
        state.deleteTree(aside);
        requireEmpty(state);
        try {
            Files.createDirectories(aside);
            Header header = ArchiveReader.unpack(file, aside);
            StateFolder unpacked = new StateFolder(aside);
            FabricRecord network = FabricRecord.find(unpacked)
                    .orElseThrow(() -> new LauncherRefusal(
                            ExitCode.BAD_INPUT, file + " cannot be restored: it holds no network's record."));
            giveToAll(network, FabricFolder.of(unpacked), header.orderer());
            putInPlace(aside, state.root());
            return new Restored(network, header.made());
        } catch (Damaged damaged) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, file + " cannot be restored: " + damaged.getMessage() + ".", damaged);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    state.root() + " cannot be written (" + failed.getMessage()
                            + "): check the disk's space and your rights there, or give another folder with --state.",
                    failed);
        } finally {
            state.deleteTree(aside);
        }
    }

    private static void requireEmpty(StateFolder state) {
        if (Files.exists(state.root().resolve(FabricRecord.FILE))) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    state.root() + " holds a Fabric network already and was left as it is: give another folder with"
                            + " --state, or delete that one with ./commonway fabric reset --state " + state.root()
                            + ".");
        }
        try (Stream<Path> there = Files.exists(state.root()) ? Files.list(state.root()) : Stream.empty()) {
            if (there.findAny().isPresent()) {
                throw new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        state.root() + " is not empty and was left as it is: give an empty folder with --state.");
            }
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK, state.root() + " cannot be read (" + failed.getMessage() + ").", failed);
        }
    }

    /** All orderers begin with one and the same log, so that none can have forgotten what another one has decided. */
    private static void giveToAll(FabricRecord network, FabricFolder folder, String orderer) throws IOException {
        for (Organization organization : network.ordering()) {
            Path data = folder.data(organization.orderer());
            if (!organization.orderer().equals(orderer)) {
                copyTree(folder.data(orderer), data);
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** The record comes last: what is cut short before that is no network yet. */
    private static void putInPlace(Path from, Path to) throws IOException {
        List<Path> parts;
        try (Stream<Path> there = Files.list(from)) {
            parts = there.filter(part -> !part.endsWith(FabricRecord.FILE)).toList();
        }
        for (Path part : parts) {
            Files.move(part, to.resolve(part.getFileName()));
        }
        Files.move(from.resolve(FabricRecord.FILE), to.resolve(FabricRecord.FILE));
    }
}
