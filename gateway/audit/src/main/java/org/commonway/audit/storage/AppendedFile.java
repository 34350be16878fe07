package org.commonway.audit.storage;

import java.io.Closeable;
import java.io.IOException;

/** A file that is written at its end. Not for several threads at once. */
public interface AppendedFile extends Closeable {
    /** Writes all of these bytes at the end; they survive a crash only after {@link #force}. */
    void write(byte[] bytes) throws IOException;

    /** Waits until all that was written is on the disk. After a failure nothing may be said of it. */
    void force() throws IOException;

    /** Cuts the file off after so many bytes; that too survives a crash only after {@link #force}. */
    void cut(long length) throws IOException;
}
