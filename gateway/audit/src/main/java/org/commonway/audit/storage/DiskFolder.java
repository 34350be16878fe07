package org.commonway.audit.storage;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** A folder of the machine's, held by a lock for one process until it is closed. */
public final class DiskFolder implements DurableFolder, Closeable {
    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel lock;

    private DiskFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Opens the folder, making it if it is not there; refuses FOLDER_IN_USE while another has it open. */
    public static DiskFolder open(Path root) throws IOException {
        Files.createDirectories(root);
        FileChannel lock = FileChannel.open(root.resolve(LOCK), CREATE, WRITE);
        try {
            if (lock.tryLock() != null) {
                return new DiskFolder(root, lock);
            }
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new AuditRefusal(RefusalCode.FOLDER_IN_USE, root.toString());
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        lock.close();
        throw new AuditRefusal(RefusalCode.FOLDER_IN_USE, root.toString());
    }

    @Override
    public Optional<byte[]> find(String path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> list(String folder) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(LOCK))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public void write(String path, byte[] bytes) throws IOException {
        try (FileChannel file = FileChannel.open(root.resolve(path), CREATE, WRITE, TRUNCATE_EXISTING)) {
            writeAll(file, bytes);
            file.force(true);
        }
    }

    @Override
    public AppendedFile append(String path) throws IOException {
        return new Appended(FileChannel.open(root.resolve(path), WRITE, APPEND));
    }

    @Override
    public void move(String from, String to) throws IOException {
        Files.move(
                root.resolve(from),
                root.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public boolean makeFolder(String path) throws IOException {
        try {
            Files.createDirectory(root.resolve(path));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    @Override
    public void forceFolder(String path) throws IOException {
        try (FileChannel folder = FileChannel.open(root.resolve(path), READ)) {
            folder.force(true);
        }
    }

    @Override
    public void delete(String path) throws IOException {
        Files.delete(root.resolve(path));
    }

    /** Lets another process open the folder. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void writeAll(FileChannel file, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }

    private record Appended(FileChannel file) implements AppendedFile {
        @Override
        public void write(byte[] bytes) throws IOException {
            writeAll(file, bytes);
        }

        /** Without the times of the file: its size is taken along, which is all that counts. */
        @Override
        public void force() throws IOException {
            file.force(false);
        }

        @Override
        public void cut(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
