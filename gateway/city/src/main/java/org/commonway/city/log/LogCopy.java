package org.commonway.city.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.launcher.verify.LogFiles;

/**
 * Reads a log where its gateway serves it, and keeps what it read: figures are computed from the bytes that were verified.
 * Files that never change once they are full are read from the copy where it has them, unless all is to be read anew.
 */
final class LogCopy implements LogFiles {
    private static final String PARTIAL = ".p/";

    private final LogFiles served;
    private final Path folder;
    private final boolean isAnew;
    private final LongConsumer entriesRead;

    /**
     * A copy in this folder.
     *
     * @param served the gateway's files
     * @param isAnew whether to ask the gateway for what the copy has, too
     * @param entriesRead told how many entries each bundle that is read has
     */
    LogCopy(LogFiles served, Path folder, boolean isAnew, LongConsumer entriesRead) {
        this.served = served;
        this.folder = folder;
        this.isAnew = isAnew;
        this.entriesRead = entriesRead;
    }

    @Override
    public Optional<byte[]> find(String path) {
        Optional<byte[]> bytes = isAnew || !isFull(path) ? Optional.empty() : read(folder, path);
        if (bytes.isEmpty()) {
            bytes = served.find(path);
            bytes.ifPresent(found -> write(path, found));
        }
        if (bytes.isPresent()) {
            tell(path);
        }
        return bytes;
    }

    private void tell(String path) {
        try {
            entriesRead.accept(EntryBundle.parse(path).width());
        } catch (AuditRefusal noBundle) {
            // A tile of hashes or the checkpoint: no entries.
        }
    }

    private static boolean isFull(String path) {
        return path.startsWith("tile/") && !path.contains(PARTIAL);
    }

    /** The bytes of a file of the copy in this folder; empty where it has none. */
    static Optional<byte[]> read(Path folder, String path) {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(path)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The copy " + folder.resolve(path) + " cannot be read", e);
        }
    }

    /** In one step, so that nobody reads half a file. */
    private void write(String path, byte[] bytes) {
        Path file = folder.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Path half = Files.createTempFile(file.getParent(), "copy", ".half");
            Files.write(half, bytes);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The copy " + file + " cannot be written; check the disk", e);
        }
    }
}
