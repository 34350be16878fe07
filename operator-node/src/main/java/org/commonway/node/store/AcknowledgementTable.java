package org.commonway.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.node.acknowledgement.AcknowledgementStore;
import org.commonway.node.acknowledgement.KeptAcknowledgement;

/** Acknowledgements in a table, in the order in which they came. */
public final class AcknowledgementTable implements AcknowledgementStore {
    private final Database database;

    /** In this database. */
    public AcknowledgementTable(Database database) {
        this.database = database;
    }

    @Override
    public void keep(KeptAcknowledgement acknowledgement) {
        database.inTransaction("keeping an acknowledgement", connection -> {
            OptionalLong replaced = findReplaced(connection, acknowledgement);
            return replaced.isPresent()
                    ? replace(connection, replaced.getAsLong(), acknowledgement)
                    : insert(connection, acknowledgement);
        });
    }

    /** The newest of the log, if it and the one before say of nothing but the state of the stream that this one says of. */
    private static OptionalLong findReplaced(Connection connection, KeptAcknowledgement next) throws SQLException {
        Optional<AcknowledgedStream> stream = next.said().stream();
        if (stream.isEmpty() || !next.said().answers().isEmpty()) {
            return OptionalLong.empty();
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT number, answers, stream_id, sequence, since"
                + " FROM acknowledgement WHERE origin = ? ORDER BY number DESC LIMIT 2")) {
            select.setString(1, next.said().origin());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || row.getInt("answers") > 0 || !isOf(row, stream.get())) {
                    return OptionalLong.empty();
                }
                long newest = row.getLong("number");
                return row.next() && isOf(row, stream.get()) ? OptionalLong.of(newest) : OptionalLong.empty();
            }
        }
    }

    private static boolean isOf(ResultSet row, AcknowledgedStream stream) throws SQLException {
        return stream.streamId().equals(row.getString("stream_id"))
                && stream.sequence() == row.getLong("sequence")
                && stream.sinceMillis() == row.getLong("since");
    }

    private static int replace(Connection connection, long number, KeptAcknowledgement next) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE acknowledgement SET kept_at = ?, note = ? WHERE number = ?")) {
            update.setLong(1, next.at().toEpochMilli());
            update.setString(2, next.note().toString());
            update.setLong(3, number);
            return update.executeUpdate();
        }
    }

    private static int insert(Connection connection, KeptAcknowledgement next) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO acknowledgement (origin, kept_at, answers, stream_id, sequence, since, note)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, next.said().origin());
            insert.setLong(2, next.at().toEpochMilli());
            insert.setInt(3, next.said().answers().size());
            Optional<AcknowledgedStream> stream = next.said().stream();
            if (stream.isPresent()) {
                insert.setString(4, stream.get().streamId());
                insert.setLong(5, stream.get().sequence());
                insert.setLong(6, stream.get().sinceMillis());
            } else {
                insert.setNull(4, Types.VARCHAR);
                insert.setNull(5, Types.BIGINT);
                insert.setNull(6, Types.BIGINT);
            }
            insert.setString(7, next.note().toString());
            return insert.executeUpdate();
        }
    }

    @Override
    public List<Numbered> list(Optional<String> origin, long after, int limit) {
        return database.inTransaction("reading acknowledgements", connection -> {
            List<Numbered> notes = new ArrayList<>();
            String of = origin.isPresent() ? " AND origin = ?" : "";
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT number, note FROM acknowledgement WHERE number > ?" + of + " ORDER BY number LIMIT ?")) {
                int at = 1;
                select.setLong(at++, after);
                if (origin.isPresent()) {
                    select.setString(at++, origin.get());
                }
                select.setInt(at, limit);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        notes.add(new Numbered(row.getLong("number"), row.getString("note")));
                    }
                }
            }
            return notes;
        });
    }

    @Override
    public long count() {
        return database.inTransaction("counting acknowledgements", connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM acknowledgement");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public void prune(Instant before, int most) {
        database.inTransaction("letting go of old acknowledgements", connection -> {
            try (PreparedStatement old = connection.prepareStatement("DELETE FROM acknowledgement WHERE kept_at < ?")) {
                old.setLong(1, before.toEpochMilli());
                old.executeUpdate();
            }
            int pruned = 0;
            for (String origin : origins(connection)) {
                try (PreparedStatement many = connection.prepareStatement("DELETE FROM acknowledgement WHERE origin = ?"
                        + " AND number <= (SELECT number FROM acknowledgement WHERE origin = ?"
                        + " ORDER BY number DESC LIMIT 1 OFFSET ?)")) {
                    many.setString(1, origin);
                    many.setString(2, origin);
                    many.setInt(3, most);
                    pruned += many.executeUpdate();
                }
            }
            return pruned;
        });
    }

    private static List<String> origins(Connection connection) throws SQLException {
        List<String> origins = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT DISTINCT origin FROM acknowledgement");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                origins.add(row.getString(1));
            }
        }
        return origins;
    }
}
