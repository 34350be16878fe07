package org.commonway.gateway.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.commonway.ledger.Checkpoint;
import org.commonway.proto.ledger.v1.Trip;

/** What the ledger told, in trip, trip_on_ledger and ledger_checkpoint. */
final class NewsRows {
    private NewsRows() {}

    static Optional<Trip> findTrip(Connection connection, String tripId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT trip FROM trip_on_ledger WHERE trip_id = ?")) {
            query.setString(1, tripId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(Trip.parseFrom(row.getBytes(1))) : Optional.empty();
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a trip of the ledger in the database is damaged", e);
        }
    }

    static void keepTrip(Connection connection, String tripId, Trip trip, long news) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement("MERGE INTO trip_on_ledger VALUES (?, ?)");
                PreparedStatement update =
                        connection.prepareStatement("UPDATE trip SET news_read = ? WHERE trip_id = ?")) {
            merge.setString(1, tripId);
            merge.setBytes(2, trip.toByteArray());
            merge.executeUpdate();
            update.setLong(1, news);
            update.setString(2, tripId);
            update.executeUpdate();
        }
    }

    /** False for a trip that the journal does not have in this city. */
    static boolean tell(Connection connection, String city, String tripId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE trip SET news_told = news_told + 1 WHERE trip_id = ? AND city = ?")) {
            update.setString(1, tripId);
            update.setString(2, city);
            return update.executeUpdate() == 1;
        }
    }

    /** How often the ledger told of the trip, and how often when it was read last. */
    static long[] counts(Connection connection, String tripId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT news_told, news_read FROM trip WHERE trip_id = ?")) {
            query.setString(1, tripId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new long[] {row.getLong(1), row.getLong(2)} : new long[2];
            }
        }
    }

    static void keepCheckpoint(Connection connection, String city, Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(
                "MERGE INTO ledger_checkpoint (city, block_number, tx_id) VALUES (?, ?, ?)")) {
            merge.setString(1, city);
            merge.setLong(2, checkpoint.blockNumber());
            merge.setString(3, checkpoint.txId());
            merge.executeUpdate();
        }
    }

    static Optional<Checkpoint> findCheckpoint(Connection connection, String city) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT block_number, tx_id FROM ledger_checkpoint WHERE city = ?")) {
            query.setString(1, city);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Checkpoint(row.getLong(1), row.getString(2))) : Optional.empty();
            }
        }
    }
}
