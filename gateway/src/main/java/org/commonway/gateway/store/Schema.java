package org.commonway.gateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Brings a database to the newest schema: the files schema-1.sql, schema-2.sql … next to this class, each once, in
 * order, as the table schema_version remembers. A file is never changed once it was released. (Flyway does the same and
 * costs more than a second at each start.)
 */
public final class Schema {
    private static final int NEWEST = 3;

    private Schema() {}

    /** Applies what is missing; throws StoreOutage, or IllegalStateException for a database of a newer gateway. */
    public static void migrate(DataSource dataSource) {
        new Database(dataSource).inTransaction("make its tables", connection -> {
            int version = version(connection);
            if (version > NEWEST) {
                throw new IllegalStateException("the database has schema " + version + ", this gateway knows " + NEWEST
                        + "; run the newer gateway, or another data folder");
            }
            for (int next = version + 1; next <= NEWEST; next++) {
                apply(connection, next);
            }
            return NEWEST;
        });
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INT PRIMARY KEY)");
            try (ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void apply(Connection connection, int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : read(version).split(";\\s*\\n", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO schema_version VALUES (?)")) {
            insert.setInt(1, version);
            insert.executeUpdate();
        }
    }

    private static String read(int version) {
        try (InputStream in = Schema.class.getResourceAsStream("schema-" + version + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("schema-" + version + ".sql is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
