package org.commonway.node.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.node.envelope.ConditionsMessage;
import org.commonway.node.envelope.Messages;
import org.commonway.node.fare.PricingPlan;
import org.commonway.node.hold.Hold;
import org.commonway.node.hold.HoldFacts;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.hold.HoldStore;
import org.commonway.node.hold.Promise;
import org.commonway.node.hold.RideReport;
import org.commonway.node.leg.LegKind;
import org.commonway.node.leg.PricedLeg;
import org.commonway.node.leg.SaleTerms;
import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;

/** Holds in a table: the signed promise as it was given, and beside it what changes. */
public final class HoldTable implements HoldStore {
    private final Database database;

    /** In this database. */
    public HoldTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Hold> listAll() {
        return database.inTransaction("reading holds", connection -> {
            List<Hold> holds = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM hold");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    holds.add(read(rows));
                }
            }
            return holds;
        });
    }

    @Override
    public void save(Hold hold) {
        database.inTransaction("keeping hold " + hold.holdId(), connection -> keep(connection, hold));
    }

    @Override
    public void save(Hold hold, RideReport report) {
        database.inTransaction("keeping hold " + hold.holdId() + " and its report", connection -> {
            ReportTable.insert(connection, report);
            return keep(connection, hold);
        });
    }

    private static int keep(Connection connection, Hold hold) throws SQLException {
        int changed = update(connection, hold);
        return changed > 0 ? changed : insert(connection, hold);
    }

    private static int update(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE hold SET status = ?, tx_id = ?, changed_at = ?, rider_key = ? WHERE hold_id = ?")) {
            update.setString(1, hold.status().name());
            setText(update, 2, txIdOf(hold));
            update.setLong(3, changedAt(hold).toEpochMilli());
            update.setBytes(
                    4, hold instanceof Hold.Started started ? started.riderKey().toByteArray() : null);
            update.setString(5, hold.holdId());
            return update.executeUpdate();
        }
    }

    private static int insert(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO hold (hold_id, trip_id, gateway_id, status, wish_digest, kind, ticket_start, tx_id,"
                        + " changed_at, promise, opening, meter_plan, meter_start, meter_per_minute)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            HoldFacts facts = hold.facts();
            SaleTerms sale = facts.leg().sale();
            insert.setString(1, facts.ids().holdId());
            insert.setString(2, facts.ids().tripId());
            insert.setString(3, facts.ids().gatewayId());
            insert.setString(4, hold.status().name());
            insert.setString(5, facts.wishDigest());
            insert.setString(6, facts.leg().kind().name());
            setNumber(insert, 7, sale.ticketStart().map(Instant::toEpochMilli));
            setText(insert, 8, txIdOf(hold));
            insert.setLong(9, changedAt(hold).toEpochMilli());
            insert.setBytes(10, facts.promise().envelope().toByteArray());
            insert.setBytes(11, facts.promise().opening().toByteArray());
            setText(insert, 12, sale.meter().map(PricingPlan::planId));
            setNumber(insert, 13, sale.meter().map(plan -> plan.start().minorUnits()));
            setNumber(insert, 14, sale.meter().map(plan -> plan.perMinute().minorUnits()));
            return insert.executeUpdate();
        }
    }

    private static void setNumber(PreparedStatement statement, int column, Optional<Long> number) throws SQLException {
        if (number.isPresent()) {
            statement.setLong(column, number.get());
        } else {
            statement.setNull(column, Types.BIGINT);
        }
    }

    private static void setText(PreparedStatement statement, int column, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            statement.setString(column, text.get());
        } else {
            statement.setNull(column, Types.VARCHAR);
        }
    }

    @Override
    public void forget(String holdId) {
        database.inTransaction("forgetting hold " + holdId, connection -> {
            // A report that the ledger does not have outlives its hold; it says nothing of places.
            try (PreparedStatement reports = connection.prepareStatement(
                            "DELETE FROM ride_report WHERE hold_id = ? AND state = 'DONE'");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM hold WHERE hold_id = ?")) {
                reports.setString(1, holdId);
                reports.executeUpdate();
                delete.setString(1, holdId);
                return delete.executeUpdate();
            }
        });
    }

    private static Optional<String> txIdOf(Hold hold) {
        if (hold instanceof Hold.Confirmed confirmed) {
            return Optional.of(confirmed.txId());
        }
        if (hold instanceof Hold.Started started) {
            return Optional.of(started.txId());
        }
        return hold instanceof Hold.Ended ended ? Optional.of(ended.txId()) : Optional.empty();
    }

    private static Instant changedAt(Hold hold) {
        if (hold instanceof Hold.Started started) {
            return started.at();
        }
        if (hold instanceof Hold.Ended ended) {
            return ended.at();
        }
        if (hold instanceof Hold.Released released) {
            return released.at();
        }
        if (hold instanceof Hold.Expired expired) {
            return expired.at();
        }
        return hold instanceof Hold.Cancelled cancelled
                ? cancelled.at()
                : hold.facts().expiresAt();
    }

    private static Hold read(ResultSet row) throws SQLException {
        HoldFacts facts = facts(row);
        Instant at = Instant.ofEpochMilli(row.getLong("changed_at"));
        Optional<String> tx = Optional.ofNullable(row.getString("tx_id"));
        return switch (Hold.Status.valueOf(row.getString("status"))) {
            case PENDING -> new Hold.Pending(facts);
            case CONFIRMED -> new Hold.Confirmed(facts, tx.orElseThrow());
            case STARTED ->
                new Hold.Started(facts, tx.orElseThrow(), at, ByteString.copyFrom(row.getBytes("rider_key")));
            case ENDED -> new Hold.Ended(facts, tx.orElseThrow(), at);
            case RELEASED -> new Hold.Released(facts, at);
            case EXPIRED -> new Hold.Expired(facts, at);
            case CANCELLED -> new Hold.Cancelled(facts, at);
        };
    }

    private static HoldFacts facts(ResultSet row) throws SQLException {
        try {
            SignedEnvelope envelope = SignedEnvelope.parseFrom(row.getBytes("promise"));
            LegOpening opening = LegOpening.parseFrom(row.getBytes("opening"));
            var hold = org.commonway.proto.hold.v1.Hold.parseFrom(envelope.getPayload());
            PricedLeg leg = Messages.pricedLeg(
                    hold,
                    Messages.legTerms(LegTerms.parseFrom(opening.getLeg())),
                    LegKind.valueOf(row.getString("kind")),
                    sale(hold, row));
            HoldIds ids = new HoldIds(row.getString("hold_id"), row.getString("trip_id"), row.getString("gateway_id"));
            return new HoldFacts(
                    ids,
                    row.getString("wish_digest"),
                    leg,
                    Messages.instant(hold.getExpiresAt()),
                    new Promise(envelope, opening));
        } catch (InvalidProtocolBufferException damaged) {
            throw new SQLException("hold " + row.getString("hold_id") + " is damaged", damaged);
        }
    }

    private static SaleTerms sale(org.commonway.proto.hold.v1.Hold hold, ResultSet row) throws SQLException {
        long ticketStart = row.getLong("ticket_start");
        Optional<Instant> ticket = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ticketStart));
        Optional<PricingPlan> meter = Optional.empty();
        String plan = row.getString("meter_plan");
        if (plan != null) {
            String currency = hold.getPrice().getCurrency();
            meter = Optional.of(new PricingPlan(
                    plan,
                    Money.of(row.getLong("meter_start"), currency),
                    Money.of(row.getLong("meter_per_minute"), currency)));
        }
        return new SaleTerms(ConditionsMessage.read(hold.getConditions()), meter, ticket);
    }
}
