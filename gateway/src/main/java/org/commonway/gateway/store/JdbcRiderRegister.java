package org.commonway.gateway.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.commonway.gateway.wallet.RiderRegister;

/** The riders in the database. */
public final class JdbcRiderRegister implements RiderRegister {
    private final Database database;

    /** A register in a database that {@link Schema} has prepared. */
    public JdbcRiderRegister(DataSource dataSource) {
        this.database = new Database(dataSource);
    }

    @Override
    public void add(String riderId, String tokenHash, Instant at) {
        database.inTransaction("enter a rider", connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO rider VALUES (?, ?, ?)")) {
                insert.setString(1, riderId);
                insert.setString(2, tokenHash);
                insert.setLong(3, at.toEpochMilli());
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public Optional<String> findByTokenHash(String tokenHash) {
        return database.inTransaction("look a rider up", connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT rider_id FROM rider WHERE token_hash = ?")) {
                query.setString(1, tokenHash);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }
}
