package org.commonway.embedded.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A disk that fills up and whose forces fail, with Linux's manners: what was written can be read at once; a force writes
 * the pages that are dirty; if it fails they are clean all the same, and nobody writes them any more.
 */
public final class TroubledFile implements StorageFile, StorageFile.Opener {
    private static final int PAGE_BYTES = 4096;

    /** The file cannot grow beyond this. */
    public volatile long room = Long.MAX_VALUE;

    /** So many forces fail from now on. */
    public volatile int failForces;

    private final List<long[]> dirty = new ArrayList<>();
    private final Path path;
    private StorageFile real;
    private byte[] disk = new byte[0];

    /** For the file at this path, of which what is there counts as on disk. */
    public TroubledFile(Path path) throws IOException {
        this.path = path;
        if (Files.exists(path)) {
            disk = Files.readAllBytes(path);
        }
    }

    /** What is left when the power goes. */
    public synchronized byte[] onDisk() {
        return disk.clone();
    }

    /** The disk never got the last pages. */
    void forgetLastPages() {
        disk = Arrays.copyOf(disk, disk.length / 2);
    }

    @Override
    public StorageFile open(Path asked) throws IOException {
        real = ChannelFile.open(path);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
        return real.read(into, offset);
    }

    @Override
    public synchronized void write(ByteBuffer bytes, long offset) throws IOException {
        int fits = (int) Math.min(bytes.remaining(), Math.max(0, room - offset));
        dirty.add(new long[] {offset, offset + fits});
        boolean all = fits == bytes.remaining();
        real.write(bytes.slice(bytes.position(), fits), offset);
        if (!all) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public synchronized void truncate(long size) throws IOException {
        real.truncate(size);
    }

    @Override
    public synchronized void force() throws IOException {
        List<long[]> written = List.copyOf(dirty);
        dirty.clear();
        if (failForces > 0) {
            failForces--;
            throw new IOException("Input/output error");
        }
        byte[] memory = Files.readAllBytes(path);
        byte[] before = disk;
        disk = new byte[memory.length]; // room that was never written reads as zeros
        System.arraycopy(before, 0, disk, 0, Math.min(before.length, disk.length));
        for (long[] range : written) {
            int from = (int) Math.min(range[0] - range[0] % PAGE_BYTES, disk.length);
            int to = (int) Math.min((range[1] + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES, disk.length);
            System.arraycopy(memory, from, disk, from, Math.max(0, to - from));
        }
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}
