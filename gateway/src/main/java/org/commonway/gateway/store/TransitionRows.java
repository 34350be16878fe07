package org.commonway.gateway.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonway.gateway.booking.Booking;
import org.commonway.gateway.booking.Intent;
import org.commonway.gateway.booking.Refusal;
import org.commonway.gateway.booking.TripState;
import org.commonway.gateway.booking.TripState.Cancelled;
import org.commonway.gateway.booking.TripState.Cancelling;
import org.commonway.gateway.booking.TripState.Confirmed;
import org.commonway.gateway.booking.TripState.Holds;
import org.commonway.gateway.booking.TripState.Intended;
import org.commonway.gateway.booking.TripState.RollingBack;
import org.commonway.gateway.booking.TripState.Signed;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.ledger.SignedTransaction;
import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Trip;

/**
 * Transitions as rows of trip_transition. A state is not stored but reached again: each row is taken as the transition
 * of the state before it, by that state's own method.
 */
final class TransitionRows {
    static final String INTENDED = "INTENDED";

    private static final int VERSION = 2;
    private static final int STATE = 3;
    private static final int AT = 4;
    private static final int REQUEST = 5;
    private static final int TX_ID = 6;
    private static final int TX_BYTES = 7;
    private static final int BLOCK = 8;
    private static final int REFUSAL_CODE = 9;
    private static final int REFUSAL_SENTENCE = 10;
    private static final int TX_ANSWER = 11;

    private TransitionRows() {}

    static String name(TripState state) {
        if (state instanceof Intended) {
            return INTENDED;
        }
        if (state instanceof Signed) {
            return "SIGNED";
        }
        if (state instanceof Confirmed) {
            return "CONFIRMED";
        }
        if (state instanceof Cancelling) {
            return "CANCELLING";
        }
        if (state instanceof Cancelled) {
            return "CANCELLED";
        }
        return state instanceof RollingBack ? "ROLLING_BACK" : "RELEASED";
    }

    static void insert(Connection connection, Booking booking) throws SQLException {
        TripState state = booking.state();
        try (PreparedStatement row =
                connection.prepareStatement("INSERT INTO trip_transition VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int column = AT; column <= TX_ANSWER; column++) {
                row.setNull(column, Types.NULL);
            }
            row.setString(1, booking.intent().tripId());
            row.setInt(VERSION, booking.version());
            row.setString(STATE, name(state));
            if (state instanceof Signed signed) {
                row.setLong(AT, signed.holds().heldAt().toEpochMilli());
                row.setBytes(REQUEST, signed.request().toByteArray());
                bind(row, signed.transaction());
            } else if (state instanceof Confirmed confirmed) {
                row.setLong(AT, confirmed.at().toEpochMilli());
                if (confirmed.block().isPresent()) {
                    row.setLong(BLOCK, confirmed.block().getAsLong());
                }
            } else if (state instanceof Cancelling cancelling) {
                bind(row, cancelling.cancellation());
            } else if (state instanceof Cancelled cancelled) {
                row.setLong(AT, cancelled.at().toEpochMilli());
            } else if (state instanceof RollingBack rollingBack) {
                row.setString(REFUSAL_CODE, rollingBack.refusal().code().name());
                row.setString(REFUSAL_SENTENCE, rollingBack.refusal().sentence());
            }
            row.executeUpdate();
        }
        if (state instanceof Signed signed) {
            OpeningRows.keep(
                    connection, booking.intent().tripId(), signed.holds().openings());
        }
    }

    private static void bind(PreparedStatement row, SignedTransaction transaction) throws SQLException {
        row.setString(TX_ID, transaction.txId());
        row.setBytes(TX_BYTES, transaction.bytes().toByteArray());
        row.setBytes(TX_ANSWER, transaction.result().toByteArray());
    }

    /** The booking after all its transitions. */
    static Booking fold(Connection connection, Intent intent, Optional<Trip> onLedger) throws SQLException {
        List<LegOpening> openings = OpeningRows.list(connection, intent.tripId());
        TripState state = new Intended();
        int version = 0;
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM trip_transition WHERE trip_id = ? ORDER BY version")) {
            query.setString(1, intent.tripId());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    state = next(state, row, openings);
                    version = row.getInt(VERSION);
                }
            }
        }
        return new Booking(intent, state, version, onLedger);
    }

    private static TripState next(TripState state, ResultSet row, List<LegOpening> openings) throws SQLException {
        String name = row.getString(STATE);
        if (state instanceof Intended intended) {
            return name.equals("SIGNED")
                    ? intended.signed(new Holds(at(row), openings), request(row), transaction(row))
                    : intended.rolledBack(refusal(row));
        }
        if (state instanceof Signed signed) {
            return switch (name) {
                case "SIGNED" -> signed.signedAgain(transaction(row));
                case "CONFIRMED" -> signed.confirmed(block(row), at(row));
                default -> signed.rolledBack(refusal(row));
            };
        }
        if (state instanceof Confirmed confirmed && name.equals("CANCELLING")) {
            return confirmed.cancelling(transaction(row));
        }
        if (state instanceof Cancelling cancelling) {
            return name.equals("CANCELLED") ? cancelling.cancelled(at(row)) : cancelling.kept();
        }
        if (state instanceof RollingBack rollingBack && name.equals("RELEASED")) {
            return rollingBack.released();
        }
        throw new IllegalStateException(name + " cannot follow " + name(state));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(AT));
    }

    private static SignedTransaction transaction(ResultSet row) throws SQLException {
        return new SignedTransaction(
                row.getString(TX_ID),
                ByteString.copyFrom(row.getBytes(TX_BYTES)),
                ByteString.copyFrom(row.getBytes(TX_ANSWER)));
    }

    private static BookTripRequest request(ResultSet row) throws SQLException {
        try {
            return BookTripRequest.parseFrom(row.getBytes(REQUEST));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a booking in the database is damaged", e);
        }
    }

    private static OptionalLong block(ResultSet row) throws SQLException {
        long block = row.getLong(BLOCK);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(block);
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(ProblemCode.valueOf(row.getString(REFUSAL_CODE)), row.getString(REFUSAL_SENTENCE));
    }
}
