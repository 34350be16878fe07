package org.commonway.gateway.store;

import java.nio.file.Path;

/** Where the gateway's database is, and how it is opened. */
public final class DatabaseFile {
    private DatabaseFile() {}

    /**
     * The JDBC address of the database in this folder. WRITE_DELAY=0 makes every commit reach the file before it
     * returns: by default H2 keeps commits in memory for up to half a second, and a killed process loses them. The
     * journal is worth nothing without this.
     */
    public static String jdbcUrl(Path dataFolder) {
        return "jdbc:h2:file:" + dataFolder.toAbsolutePath().resolve("gateway") + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000";
    }
}
