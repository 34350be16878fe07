package org.commonway.gateway.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.commonway.proto.hold.v1.LegOpening;

/** The openings of a trip's holds, in its rows of trip_leg. */
final class OpeningRows {
    private OpeningRows() {}

    static void keep(Connection connection, String tripId, List<LegOpening> openings) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE trip_leg SET opening = ? WHERE trip_id = ? AND leg_number = ?")) {
            for (int number = 0; number < openings.size(); number++) {
                update.setBytes(1, openings.get(number).toByteArray());
                update.setString(2, tripId);
                update.setInt(3, number);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** In riding order; empty before there are any, and once they are erased. */
    static List<LegOpening> list(Connection connection, String tripId) throws SQLException {
        List<LegOpening> openings = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT opening FROM trip_leg WHERE trip_id = ? AND opening IS NOT NULL ORDER BY leg_number")) {
            query.setString(1, tripId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    openings.add(LegOpening.parseFrom(row.getBytes(1)));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an opening in the database is damaged", e);
        }
        return openings;
    }

    /** Forgets where the legs went: openings, and what the nodes were asked for. */
    static void erase(Connection connection, String tripId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE trip_leg SET opening = NULL, request = X'' WHERE trip_id = ?")) {
            update.setString(1, tripId);
            update.executeUpdate();
        }
    }
}
