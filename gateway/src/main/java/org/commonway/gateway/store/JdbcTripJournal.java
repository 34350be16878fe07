package org.commonway.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.commonway.gateway.booking.Booking;
import org.commonway.gateway.booking.IdempotencyKey;
import org.commonway.gateway.booking.Intent;
import org.commonway.gateway.booking.TripJournal;
import org.commonway.gateway.booking.TripState;
import org.commonway.ledger.Checkpoint;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.type.v1.SignedEnvelope;

/** The journal of bookings in the database. */
public final class JdbcTripJournal implements TripJournal {
    private final Database database;

    /** A journal in a database that {@link Schema} has prepared. */
    public JdbcTripJournal(DataSource dataSource) {
        this.database = new Database(dataSource);
    }

    /**
     * Gives what a gateway wrote down that knew one city only to the city of this channel; changes nothing once that is
     * done.
     */
    public void adopt(String city) {
        database.inTransaction("name the city of earlier trips", connection -> {
            for (String table : new String[] {"trip", "ledger_checkpoint"}) {
                try (PreparedStatement update =
                        connection.prepareStatement("UPDATE " + table + " SET city = ? WHERE city = ''")) {
                    update.setString(1, city);
                    update.executeUpdate();
                }
            }
            return city;
        });
    }

    @Override
    public Optional<Booking> begin(Intent intent) {
        return database.inTransaction("begin a trip", connection -> {
            if (!IntentRows.insert(connection, intent)) {
                return Optional.empty();
            }
            return Optional.of(new Booking(intent, new TripState.Intended(), 0, Optional.empty()));
        });
    }

    @Override
    public Booking append(Booking booking, TripState next) {
        Booking after = booking.in(next);
        return database.inTransaction("write a trip's next state down", connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE trip SET state = ?, is_final = ?, version = ? WHERE trip_id = ? AND version = ?")) {
                update.setString(1, TransitionRows.name(next));
                update.setBoolean(2, next.isFinal());
                update.setInt(3, after.version());
                update.setString(4, booking.intent().tripId());
                update.setInt(5, booking.version());
                if (update.executeUpdate() != 1) {
                    throw new IllegalStateException("trip " + booking.intent().tripId() + " was driven on by another");
                }
            }
            TransitionRows.insert(connection, after);
            return after;
        });
    }

    @Override
    public Optional<Booking> find(String tripId) {
        return list("trip_id = ?", 1, tripId).stream().findFirst();
    }

    @Override
    public Optional<Booking> findByKey(String riderId, IdempotencyKey key) {
        return list("rider_id = ? AND idempotency_key = ?", 1, riderId, key.value()).stream()
                .findFirst();
    }

    @Override
    public List<Booking> listByRider(String riderId, int limit) {
        return list(
                "rider_id = ? AND state NOT IN ('INTENDED', 'ROLLING_BACK', 'RELEASED')"
                        + " ORDER BY intended_at DESC, trip_id",
                limit,
                riderId);
    }

    @Override
    public List<Booking> listUnfinished(String city, int limit) {
        return list("city = ? AND (is_final = FALSE OR is_stale = TRUE) ORDER BY intended_at, trip_id", limit, city);
    }

    @Override
    public int countPending(String city) {
        return database.inTransaction("count what is pending", connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM trip WHERE city = ?"
                    + " AND is_final = FALSE AND state IN ('SIGNED', 'CANCELLING')")) {
                query.setString(1, city);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    @Override
    public long countNews(String tripId) {
        return database.inTransaction("count the ledger's news", connection -> NewsRows.counts(connection, tripId)[0]);
    }

    @Override
    public boolean isStale(String tripId) {
        return database.inTransaction("count the ledger's news", connection -> {
            long[] counts = NewsRows.counts(connection, tripId);
            return counts[0] > counts[1];
        });
    }

    @Override
    public Booking learn(Booking booking, Trip trip, long news) {
        return database.inTransaction("keep what the ledger says of a trip", connection -> {
            NewsRows.keepTrip(connection, booking.intent().tripId(), trip, news);
            return booking.with(trip);
        });
    }

    @Override
    public boolean tell(String city, String tripId) {
        return database.inTransaction("keep the ledger's news", connection -> NewsRows.tell(connection, city, tripId));
    }

    @Override
    public void keepCheckpoint(String city, Checkpoint checkpoint) {
        database.inTransaction("keep the ledger checkpoint", connection -> {
            NewsRows.keepCheckpoint(connection, city, checkpoint);
            return checkpoint;
        });
    }

    @Override
    public Optional<Checkpoint> findCheckpoint(String city) {
        return database.inTransaction(
                "read the ledger checkpoint", connection -> NewsRows.findCheckpoint(connection, city));
    }

    @Override
    public Booking erase(Booking booking, String legsJson, Instant at) {
        String tripId = booking.intent().tripId();
        return database.inTransaction("erase where a trip went", connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE trip SET legs_json = ?, erased_at = ? WHERE trip_id = ?")) {
                update.setString(1, legsJson);
                update.setLong(2, at.toEpochMilli());
                update.setString(3, tripId);
                update.executeUpdate();
            }
            OpeningRows.erase(connection, tripId);
            try (PreparedStatement query = connection.prepareStatement("SELECT * FROM trip WHERE trip_id = ?")) {
                query.setString(1, tripId);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return booking(connection, row);
                }
            }
        });
    }

    @Override
    public void keepRide(String tripId, int leg, SignedEnvelope event) {
        database.inTransaction("keep what a node said of a ride", connection -> {
            RideRows.keep(connection, tripId, leg, event);
            return leg;
        });
    }

    @Override
    public Map<Integer, SignedEnvelope> findRides(String tripId) {
        return database.inTransaction("read what nodes said of rides", connection -> RideRows.find(connection, tripId));
    }

    /** The condition is one of the constants above; what comes from outside is bound. */
    private List<Booking> list(String condition, int limit, String... values) {
        return database.inTransaction("read trips", connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT * FROM trip WHERE " + condition + " LIMIT " + limit)) {
                for (int i = 0; i < values.length; i++) {
                    query.setString(i + 1, values[i]);
                }
                List<Booking> bookings = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        bookings.add(booking(connection, row));
                    }
                }
                return bookings;
            }
        });
    }

    private static Booking booking(Connection connection, ResultSet row) throws SQLException {
        Intent intent = IntentRows.read(connection, row);
        return TransitionRows.fold(connection, intent, NewsRows.findTrip(connection, intent.tripId()));
    }
}
