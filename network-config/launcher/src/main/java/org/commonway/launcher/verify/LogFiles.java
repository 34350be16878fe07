package org.commonway.launcher.verify;

import java.util.Optional;

/** The files of a public log, in the places that C2SP tlog-tiles gives them. Safe for many threads. */
public interface LogFiles {
    /** No file of a log is longer: 256 entries of 65,535 bytes with their lengths. */
    int MOST_BYTES = 256 * (65_535 + 2);

    /**
     * The bytes of this file; empty if it is not there. What is longer than {@link #MOST_BYTES} is cut off after one byte
     * more, which no reader takes.
     *
     * @param path below the log's own, without a slash in front
     */
    Optional<byte[]> find(String path);
}
