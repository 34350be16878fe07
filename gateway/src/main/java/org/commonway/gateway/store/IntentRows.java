package org.commonway.gateway.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.gateway.booking.IdempotencyKey;
import org.commonway.gateway.booking.Intent;
import org.commonway.gateway.booking.LegDraft;
import org.commonway.gateway.booking.RiderKey;
import org.commonway.gateway.booking.TripDraft;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.rules.money.Money;

/** Intents as rows of trip and trip_leg. */
final class IntentRows {
    private IntentRows() {}

    /** False when the rider's idempotency key is used already. */
    static boolean insert(Connection connection, Intent intent) throws SQLException {
        TripDraft draft = intent.draft();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO trip (trip_id, rider_id, idempotency_key, plan_id, option_id, fare_minor, currency,"
                        + " legs_json, rider_public_key, rider_private_key, intended_at, state, is_final, version, city)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, intent.tripId());
            insert.setString(2, intent.riderId());
            insert.setString(3, intent.key().map(IdempotencyKey::value).orElse(null));
            insert.setString(4, draft.planId());
            insert.setString(5, draft.optionId());
            insert.setLong(6, draft.fare().minorUnits());
            insert.setString(7, draft.fare().currency().getCurrencyCode());
            insert.setString(8, draft.legsJson());
            insert.setBytes(9, intent.riderKey().publicKey().toByteArray());
            insert.setBytes(10, intent.riderKey().privateKey().toByteArray());
            insert.setLong(11, intent.at().toEpochMilli());
            insert.setString(12, TransitionRows.INTENDED);
            insert.setBoolean(13, false);
            insert.setInt(14, 0);
            insert.setString(15, draft.city());
            insert.executeUpdate();
        } catch (SQLException e) {
            if (Database.isConstraintViolation(e) && intent.key().isPresent()) {
                return false;
            }
            throw e;
        }
        insertLegs(connection, intent);
        return true;
    }

    private static void insertLegs(Connection connection, Intent intent) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO trip_leg (trip_id, leg_number, hold_id, operator_id, request, price_minor, depart_at,"
                        + " arrive_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int number = 0; number < intent.holdIds().size(); number++) {
                LegDraft leg = intent.draft().legs().get(number);
                insert.setString(1, intent.tripId());
                insert.setInt(2, number);
                insert.setString(3, intent.holdIds().get(number));
                insert.setString(4, leg.operatorId());
                insert.setBytes(5, leg.request().toByteArray());
                insert.setLong(6, leg.price().minorUnits());
                insert.setLong(7, leg.departAt().toEpochMilli());
                insert.setLong(8, leg.arriveAt().toEpochMilli());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The intent of the trip row that the result set stands on. */
    static Intent read(Connection connection, ResultSet trip) throws SQLException {
        String tripId = trip.getString("trip_id");
        String currency = trip.getString("currency");
        List<String> holdIds = new ArrayList<>();
        List<LegDraft> legs = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM trip_leg WHERE trip_id = ? ORDER BY leg_number")) {
            query.setString(1, tripId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    holdIds.add(row.getString("hold_id"));
                    legs.add(leg(row, currency));
                }
            }
        }
        return new Intent(
                tripId,
                trip.getString("rider_id"),
                Optional.ofNullable(trip.getString("idempotency_key")).map(IdempotencyKey::new),
                new TripDraft(
                        trip.getString("city"),
                        trip.getString("plan_id"),
                        trip.getString("option_id"),
                        legs,
                        Money.of(trip.getLong("fare_minor"), currency),
                        trip.getString("legs_json")),
                holdIds,
                new RiderKey(
                        ByteString.copyFrom(trip.getBytes("rider_public_key")),
                        ByteString.copyFrom(trip.getBytes("rider_private_key"))),
                Instant.ofEpochMilli(trip.getLong("intended_at")));
    }

    private static LegDraft leg(ResultSet row, String currency) throws SQLException {
        try {
            return new LegDraft(
                    row.getString("operator_id"),
                    LegRequest.parseFrom(row.getBytes("request")),
                    Money.of(row.getLong("price_minor"), currency),
                    Instant.ofEpochMilli(row.getLong("depart_at")),
                    Instant.ofEpochMilli(row.getLong("arrive_at")));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a leg in the database is damaged", e);
        }
    }
}
