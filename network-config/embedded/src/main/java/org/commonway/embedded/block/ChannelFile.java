package org.commonway.embedded.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A real file, locked against other processes. */
public final class ChannelFile implements StorageFile {
    private final FileChannel channel;

    private ChannelFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens the file, or makes it with its folder.
     *
     * @throws IOException if it cannot be read and written, or if it is open elsewhere
     */
    public static StorageFile open(Path path) throws IOException {
        Path folder = Optional.ofNullable(path.getParent()).orElseThrow();
        boolean made = !Files.exists(path);
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(path, channel);
            if (made) {
                forceFolder(folder); // a file whose name is not on disk is lost with the power
            }
            return new ChannelFile(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(Path path, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new IOException(path + " is in use by another process");
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(path + " is in use by this process already", e);
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        if (java.io.File.separatorChar == '/') { // Windows does not open folders
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
        return channel.read(into, offset);
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
        for (long at = offset; bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public void force() throws IOException {
        channel.force(false); // fdatasync: it takes the size along, which is all of the metadata that counts
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
