package org.commonway.embedded.index;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * RocksDB's native library. RocksDB itself unpacks it into the temporary folder at each start and leaves it there when
 * the process is killed; so it is unpacked once beside the chain and loaded from there.
 */
final class NativeLibrary {
    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Loads it, once for the process.
     *
     * @throws IOException if it cannot be unpacked, or there is none for this machine
     */
    static synchronized void load(Path folder) throws IOException {
        if (loaded) {
            return;
        }
        try {
            unpack(folder);
            try {
                RocksDB.loadLibrary(List.of(folder.toAbsolutePath().toString()));
            } catch (UnsatisfiedLinkError e) {
                RocksDB.loadLibrary(); // the data may lie where programs may not: try RocksDB's own way
            }
            loaded = true;
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            throw new IOException("RocksDB's native library does not load on this machine: " + e.getMessage(), e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        URL packed = RocksDB.class.getClassLoader().getResource(name);
        if (packed == null) {
            return; // RocksDB knows second names for some machines
        }
        Path file = folder.resolve(name);
        if (Files.exists(file) && Files.size(file) == packed.openConnection().getContentLengthLong()) {
            return;
        }
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, name, ".part");
        try (InputStream bytes = packed.openStream()) {
            Files.copy(bytes, unfinished, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true); // half a library, after a loss of power, would end the process without a word
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
