package org.commonway.embedded.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * What the chain needs of a file on a disk: the place where a test puts a disk that is full, or that fails. One thread
 * writes; any may read.
 */
public interface StorageFile extends AutoCloseable {
    /** Opens files. */
    interface Opener {
        /** Opens the file for this process alone, or makes it. */
        StorageFile open(Path path) throws IOException;
    }

    /** Its size in bytes. */
    long size() throws IOException;

    /** As {@link java.nio.channels.FileChannel#read(ByteBuffer, long)}. */
    int read(ByteBuffer into, long offset) throws IOException;

    /** Writes all of the bytes. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    /** Cuts the file off. */
    void truncate(long size) throws IOException;

    /** Waits until everything that was written is on the disk, with the file's size. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
