package org.commonway.node.store;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** The H2 database file of a node: the default, for whoever runs no database server. */
public final class DatabaseFile implements AutoCloseable {
    private final JdbcConnectionPool pool;

    private DatabaseFile(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    /** Opens the file in this folder, making it at the first start; a {@link StoreOutage} when it cannot be. */
    public static DatabaseFile open(Path folder) {
        // A commit is on the disk when it returns; the default may lose the last half second.
        String url = "jdbc:h2:file:" + folder.resolve("node").toAbsolutePath()
                + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "node", "");
        try {
            pool.getConnection().close();
        } catch (SQLException unusable) {
            pool.dispose();
            throw new StoreOutage("opening " + folder, unusable);
        }
        return new DatabaseFile(pool);
    }

    /** Connections to it. */
    public DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
