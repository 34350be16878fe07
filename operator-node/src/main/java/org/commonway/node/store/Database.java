package org.commonway.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * The database of a node with its schema. The schema has numbered steps, each run once, in order, in a transaction of
 * its own; a step is never changed once released, a new one is added. Steps 2 and 3 let go of holds that say their leg in
 * the clear: no ledger books those.
 */
public final class Database {
    private static final List<String> STEPS = List.of(
            """
            CREATE TABLE hold (
              hold_id VARCHAR(64) PRIMARY KEY,
              trip_id VARCHAR(64) NOT NULL,
              gateway_id VARCHAR(200) NOT NULL,
              status VARCHAR(16) NOT NULL,
              wish_digest VARCHAR(64) NOT NULL,
              kind VARCHAR(16) NOT NULL,
              ticket_start BIGINT,
              tx_id VARCHAR(128),
              changed_at BIGINT NOT NULL,
              promise VARBINARY(8192) NOT NULL
            )
            """,
            """
            CREATE TABLE ledger_checkpoint (
              id INTEGER PRIMARY KEY,
              block_number BIGINT NOT NULL,
              tx_id VARCHAR(128) NOT NULL
            )
            """,
            "DELETE FROM hold",
            "DELETE FROM ledger_checkpoint",
            """
            ALTER TABLE hold ADD COLUMN (
              opening VARBINARY(2048) NOT NULL,
              meter_plan VARCHAR(200),
              meter_start BIGINT,
              meter_per_minute BIGINT,
              rider_key VARBINARY(200)
            )
            """,
            """
            CREATE TABLE ride_report (
              number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              hold_id VARCHAR(64) NOT NULL,
              trip_id VARCHAR(64) NOT NULL,
              gateway_id VARCHAR(200) NOT NULL,
              step VARCHAR(16) NOT NULL,
              event VARBINARY(8192) NOT NULL,
              consent VARBINARY(8192),
              state VARCHAR(40) NOT NULL,
              UNIQUE (hold_id, step)
            )
            """,
            "CREATE INDEX ride_report_of_state ON ride_report (state, number)",
            """
            ALTER TABLE ride_report ADD COLUMN (
              refused_sentence VARCHAR(1000) DEFAULT '' NOT NULL,
              refused_at BIGINT DEFAULT 0 NOT NULL
            )
            """,
            """
            CREATE TABLE acknowledgement (
              number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              origin VARCHAR(200) NOT NULL,
              kept_at BIGINT NOT NULL,
              answers INTEGER NOT NULL,
              stream_id VARCHAR(100),
              sequence BIGINT,
              since BIGINT,
              note VARCHAR(40000) NOT NULL
            )
            """,
            "CREATE INDEX acknowledgement_of_log ON acknowledgement (origin, number)");

    private final DataSource source;

    /** The database behind this source, brought to the newest schema. */
    public Database(DataSource source) {
        this.source = source;
        inTransaction("bringing the schema up to date", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("CREATE TABLE IF NOT EXISTS schema_step (step INTEGER PRIMARY KEY)");
            }
        });
        for (int step = doneSteps(); step < STEPS.size(); step++) {
            run(step);
        }
    }

    private int doneSteps() {
        return inTransaction("reading the schema version", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM schema_step")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    private void run(int step) {
        inTransaction("running schema step " + step, connection -> {
            try (Statement statement = connection.createStatement();
                    PreparedStatement done = connection.prepareStatement("INSERT INTO schema_step VALUES (?)")) {
                statement.execute(STEPS.get(step));
                done.setInt(1, step);
                return done.executeUpdate();
            }
        });
    }

    /** Work with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Does the work in one transaction, committed when this returns; a {@link StoreOutage} otherwise. */
    <T> T inTransaction(String doing, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new StoreOutage(doing, failed);
        }
    }
}
