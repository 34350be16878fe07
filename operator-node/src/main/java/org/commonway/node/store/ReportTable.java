package org.commonway.node.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.hold.RideReport;
import org.commonway.node.ride.ReportStore;
import org.commonway.proto.type.v1.SignedEnvelope;

/** Reports of rides in a table: WAITING, DONE, or the code with which the ledger refused them. */
public final class ReportTable implements ReportStore {
    private static final String WAITING = "WAITING";

    private final Database database;

    /** In this database. */
    public ReportTable(Database database) {
        this.database = database;
    }

    static void insert(Connection connection, RideReport report) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO ride_report (hold_id, trip_id, gateway_id, step, event, consent, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, report.ids().holdId());
            insert.setString(2, report.ids().tripId());
            insert.setString(3, report.ids().gatewayId());
            insert.setString(4, report.step().name());
            insert.setBytes(5, report.event().toByteArray());
            insert.setBytes(6, report.consent().map(SignedEnvelope::toByteArray).orElse(null));
            insert.setString(7, WAITING);
            insert.executeUpdate();
        }
    }

    @Override
    public List<Waiting> listWaiting(int limit) {
        return database.inTransaction("reading reports", connection -> {
            List<Waiting> waiting = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT * FROM ride_report WHERE state = 'WAITING' ORDER BY number LIMIT ?")) {
                select.setInt(1, limit);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        waiting.add(new Waiting(row.getLong("number"), read(row)));
                    }
                }
            }
            return waiting;
        });
    }

    @Override
    public void done(long number) {
        set(number, "DONE");
    }

    @Override
    public void refused(long number, String code) {
        set(number, code);
    }

    private void set(long number, String state) {
        database.inTransaction("keeping what became of a report", connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE ride_report SET state = ? WHERE number = ?")) {
                update.setString(1, state);
                update.setLong(2, number);
                return update.executeUpdate();
            }
        });
    }

    @Override
    public Optional<RideReport> find(String holdId, RideReport.Step step) {
        return database.inTransaction("reading a report", connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT * FROM ride_report WHERE hold_id = ? AND step = ?")) {
                select.setString(1, holdId);
                select.setString(2, step.name());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(read(row)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public int countWaiting() {
        return database.inTransaction("counting reports", connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT COUNT(*) FROM ride_report WHERE state = 'WAITING'");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    private static RideReport read(ResultSet row) throws SQLException {
        try {
            byte[] consent = row.getBytes("consent");
            return new RideReport(
                    new HoldIds(row.getString("hold_id"), row.getString("trip_id"), row.getString("gateway_id")),
                    RideReport.Step.valueOf(row.getString("step")),
                    SignedEnvelope.parseFrom(row.getBytes("event")),
                    consent == null ? Optional.empty() : Optional.of(SignedEnvelope.parseFrom(consent)));
        } catch (InvalidProtocolBufferException damaged) {
            throw new SQLException("report " + row.getLong("number") + " is damaged", damaged);
        }
    }
}
