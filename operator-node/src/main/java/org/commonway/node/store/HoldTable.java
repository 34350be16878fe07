package org.commonway.node.store;

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
import org.commonway.node.envelope.Messages;
import org.commonway.node.hold.Hold;
import org.commonway.node.hold.HoldFacts;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.hold.HoldStore;
import org.commonway.node.leg.LegKind;
import org.commonway.node.leg.PricedLeg;
import org.commonway.proto.type.v1.SignedEnvelope;

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
        database.inTransaction("keeping hold " + hold.holdId(), connection -> {
            int changed = update(connection, hold);
            return changed > 0 ? changed : insert(connection, hold);
        });
    }

    private static int update(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE hold SET status = ?, tx_id = ?, changed_at = ? WHERE hold_id = ?")) {
            update.setString(1, hold.status().name());
            setText(update, 2, txIdOf(hold));
            update.setLong(3, changedAt(hold).toEpochMilli());
            update.setString(4, hold.holdId());
            return update.executeUpdate();
        }
    }

    private static int insert(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO hold (hold_id, trip_id, gateway_id, status, wish_digest, kind, ticket_start, tx_id,"
                        + " changed_at, promise) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            HoldFacts facts = hold.facts();
            insert.setString(1, facts.ids().holdId());
            insert.setString(2, facts.ids().tripId());
            insert.setString(3, facts.ids().gatewayId());
            insert.setString(4, hold.status().name());
            insert.setString(5, facts.wishDigest());
            insert.setString(6, facts.leg().kind().name());
            Optional<Instant> ticketStart = facts.leg().ticketStart();
            if (ticketStart.isPresent()) {
                insert.setLong(7, ticketStart.get().toEpochMilli());
            } else {
                insert.setNull(7, Types.BIGINT);
            }
            setText(insert, 8, txIdOf(hold));
            insert.setLong(9, changedAt(hold).toEpochMilli());
            insert.setBytes(10, facts.promise().toByteArray());
            return insert.executeUpdate();
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
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM hold WHERE hold_id = ?")) {
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
            case STARTED -> new Hold.Started(facts, tx.orElseThrow(), at);
            case ENDED -> new Hold.Ended(facts, tx.orElseThrow(), at);
            case RELEASED -> new Hold.Released(facts, at);
            case EXPIRED -> new Hold.Expired(facts, at);
            case CANCELLED -> new Hold.Cancelled(facts, at);
        };
    }

    private static HoldFacts facts(ResultSet row) throws SQLException {
        long ticketStart = row.getLong("ticket_start");
        Optional<Instant> ticket = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ticketStart));
        try {
            SignedEnvelope promise = SignedEnvelope.parseFrom(row.getBytes("promise"));
            var hold = org.commonway.proto.hold.v1.Hold.parseFrom(promise.getPayload());
            PricedLeg leg = Messages.pricedLeg(hold, LegKind.valueOf(row.getString("kind")), ticket);
            HoldIds ids = new HoldIds(row.getString("hold_id"), row.getString("trip_id"), row.getString("gateway_id"));
            return new HoldFacts(
                    ids, row.getString("wish_digest"), leg, Messages.instant(hold.getExpiresAt()), promise);
        } catch (InvalidProtocolBufferException damaged) {
            throw new SQLException("hold " + row.getString("hold_id") + " is damaged", damaged);
        }
    }
}
