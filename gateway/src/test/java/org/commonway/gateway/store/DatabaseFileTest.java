package org.commonway.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
    @TempDir
    Path folder;

    private static JdbcDataSource open(Path folder) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(DatabaseFile.jdbcUrl(folder));
        return database;
    }

    /** A copy of the file while the database is open is what a killed process leaves behind. */
    @Test
    void what_was_entered_is_in_the_file_before_the_call_returns(@TempDir Path after) throws Exception {
        JdbcDataSource database = open(folder);
        try (Connection keptOpen = database.getConnection()) {
            assertThat(keptOpen.isValid(1)).isTrue();
            Schema.migrate(database);
            JdbcRiderRegister register = new JdbcRiderRegister(database);
            for (int i = 0; i < 20; i++) {
                register.add("rider" + i, "hash" + i, Instant.EPOCH);
                Path copy = Files.createDirectory(after.resolve("after" + i));
                Files.copy(folder.resolve("gateway.mv.db"), copy.resolve("gateway.mv.db"));
                assertThat(new JdbcRiderRegister(open(copy)).findByTokenHash("hash" + i))
                        .contains("rider" + i);
            }
        }
    }

    @Test
    void the_schema_is_applied_once_and_a_newer_one_is_refused() throws SQLException {
        JdbcDataSource database = open(folder);
        Schema.migrate(database);
        Schema.migrate(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO schema_version VALUES (99)");
        }
        assertThatThrownBy(() -> Schema.migrate(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("99");
    }
}
