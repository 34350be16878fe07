package org.commonway.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.commonway.gateway.booking.Booking;
import org.commonway.gateway.booking.IdempotencyKey;
import org.commonway.gateway.booking.Intent;
import org.commonway.gateway.booking.TripJournal;
import org.commonway.gateway.booking.TripState;

/** The journal of bookings in the database. */
public final class JdbcTripJournal implements TripJournal {
    private final Database database;

    /** A journal in a database that {@link Schema} has prepared. */
    public JdbcTripJournal(DataSource dataSource) {
        this.database = new Database(dataSource);
    }

    @Override
    public Optional<Booking> begin(Intent intent) {
        return database.inTransaction("begin a trip", connection -> {
            if (!IntentRows.insert(connection, intent)) {
                return Optional.empty();
            }
            return Optional.of(new Booking(intent, new TripState.Intended(), 0));
        });
    }

    @Override
    public Booking append(Booking booking, TripState next) {
        Booking after = new Booking(booking.intent(), next, booking.version() + 1);
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
    public List<Booking> listUnfinished(int limit) {
        return list("is_final = FALSE ORDER BY intended_at, trip_id", limit);
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
        return TransitionRows.fold(connection, intent);
    }
}
