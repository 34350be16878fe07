package org.commonway.gateway.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.commonway.proto.type.v1.SignedEnvelope;

/** What operators' nodes said of rides, in the rows of trip_leg. */
final class RideRows {
    private RideRows() {}

    static void keep(Connection connection, String tripId, int leg, SignedEnvelope event) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE trip_leg SET ride_event = ? WHERE trip_id = ? AND leg_number = ?")) {
            update.setBytes(1, event.toByteArray());
            update.setString(2, tripId);
            update.setInt(3, leg);
            update.executeUpdate();
        }
    }

    static Map<Integer, SignedEnvelope> find(Connection connection, String tripId) throws SQLException {
        Map<Integer, SignedEnvelope> events = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT leg_number, ride_event FROM trip_leg WHERE trip_id = ? AND ride_event IS NOT NULL")) {
            query.setString(1, tripId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.put(row.getInt(1), SignedEnvelope.parseFrom(row.getBytes(2)));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a ride event in the database is damaged", e);
        }
        return events;
    }
}
