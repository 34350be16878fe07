package org.commonway.node.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.hold.RideReport;
import org.commonway.node.ride.RefusedReport;
import org.commonway.node.ride.ReportStore;
import org.commonway.proto.type.v1.SignedEnvelope;

/** Reports of rides in a table: WAITING, DONE, or the code with which the ledger refused them. */
public final class ReportTable implements ReportStore {
    private static final String WAITING = "WAITING";
    private static final String IS_REFUSED = "state NOT IN ('WAITING', 'DONE')";
    /** Of those that the ledger refused so many are kept; whoever has more has known for long. */
    private static final int REFUSED_MAX = 1_000;
    /** As the column has it. */
    private static final int SENTENCE_MAX = 1_000;

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
        database.inTransaction("keeping that a report is done", connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE ride_report SET state = 'DONE' WHERE number = ?")) {
                update.setLong(1, number);
                return update.executeUpdate();
            }
        });
    }

    @Override
    public void refused(long number, RefusedReport.Why why) {
        database.inTransaction("keeping why a report was refused", connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                            "UPDATE ride_report SET state = ?, refused_sentence = ?, refused_at = ? WHERE number = ?");
                    PreparedStatement prune = connection.prepareStatement("DELETE FROM ride_report WHERE " + IS_REFUSED
                            + " AND number <= (SELECT number FROM ride_report WHERE " + IS_REFUSED
                            + " ORDER BY number DESC LIMIT 1 OFFSET ?)")) {
                update.setString(1, why.code());
                update.setString(
                        2,
                        why.sentence()
                                .substring(
                                        0, Math.min(SENTENCE_MAX, why.sentence().length())));
                update.setLong(3, why.at().toEpochMilli());
                update.setLong(4, number);
                update.executeUpdate();
                prune.setInt(1, REFUSED_MAX);
                return prune.executeUpdate();
            }
        });
    }

    @Override
    public List<RefusedReport> listRefused(int limit) {
        return database.inTransaction("reading refused reports", connection -> {
            List<RefusedReport> refused = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT * FROM ride_report WHERE " + IS_REFUSED + " ORDER BY number DESC LIMIT ?")) {
                select.setInt(1, limit);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        refused.add(new RefusedReport(
                                ids(row),
                                RideReport.Step.valueOf(row.getString("step")),
                                new RefusedReport.Why(
                                        row.getString("state"),
                                        row.getString("refused_sentence"),
                                        Instant.ofEpochMilli(row.getLong("refused_at")))));
                    }
                }
            }
            return refused;
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
        return count("state = 'WAITING'");
    }

    @Override
    public int countRefused() {
        return count(IS_REFUSED);
    }

    private int count(String condition) {
        return database.inTransaction("counting reports", connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT COUNT(*) FROM ride_report WHERE " + condition);
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
                    ids(row),
                    RideReport.Step.valueOf(row.getString("step")),
                    SignedEnvelope.parseFrom(row.getBytes("event")),
                    consent == null ? Optional.empty() : Optional.of(SignedEnvelope.parseFrom(consent)));
        } catch (InvalidProtocolBufferException damaged) {
            throw new SQLException("report " + row.getLong("number") + " is damaged", damaged);
        }
    }

    private static HoldIds ids(ResultSet row) throws SQLException {
        return new HoldIds(row.getString("hold_id"), row.getString("trip_id"), row.getString("gateway_id"));
    }
}
