package org.commonway.gateway.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.commonway.gateway.wallet.Account;
import org.commonway.gateway.wallet.AccountBook;
import org.commonway.gateway.wallet.Step;
import org.commonway.gateway.wallet.Transfer;
import org.commonway.rules.money.Money;

/** The wallet's book in the database. A lock on the rider's row keeps others away from the rider's accounts. */
public final class JdbcAccountBook implements AccountBook {
    private final Database database;

    /** A book in a database that {@link Schema} has prepared. */
    public JdbcAccountBook(DataSource dataSource) {
        this.database = new Database(dataSource);
    }

    @Override
    public <T> T alone(String riderId, Function<Page, T> work) {
        return database.inTransaction("open the wallet", connection -> {
            lock(connection, riderId);
            return work.apply(new JdbcPage(connection));
        });
    }

    private static void lock(Connection connection, String riderId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT rider_id FROM rider WHERE rider_id = ? FOR UPDATE")) {
            query.setString(1, riderId);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("no rider " + riderId);
                }
            }
        }
    }

    private record JdbcPage(Connection connection) implements Page {

        @Override
        public Money balance(Account account, Currency currency) {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT COALESCE(SUM(minor_units), 0) FROM posting WHERE account = ? AND currency = ?")) {
                query.setString(1, account.name());
                query.setString(2, currency.getCurrencyCode());
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    BigDecimal sum = row.getBigDecimal(1);
                    return new Money(sum.longValueExact(), currency);
                }
            } catch (SQLException e) {
                throw new StoreOutage("add an account up", e);
            }
        }

        @Override
        public List<Transfer> listTransfers(String reservationId) {
            try (PreparedStatement query = connection.prepareStatement("""
                    SELECT t.step, t.entered_at, f.account, g.account, g.minor_units, g.currency, t.number FROM transfer t
                    JOIN posting f ON f.transfer_id = t.transfer_id AND f.side = 'F'
                    JOIN posting g ON g.transfer_id = t.transfer_id AND g.side = 'T'
                    WHERE t.reservation_id = ? ORDER BY t.number""")) {
                query.setString(1, reservationId);
                List<Transfer> transfers = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        transfers.add(new Transfer(
                                new Transfer.Id(reservationId, row.getInt(7)),
                                Step.valueOf(row.getString(1)),
                                new Account(row.getString(3)),
                                new Account(row.getString(4)),
                                Money.of(row.getLong(5), row.getString(6)),
                                Instant.ofEpochMilli(row.getLong(2))));
                    }
                }
                return transfers;
            } catch (SQLException e) {
                throw new StoreOutage("read a reservation", e);
            }
        }

        @Override
        public void enter(Transfer transfer) {
            try {
                long id = enterTransfer(transfer);
                String currency = transfer.amount().currency().getCurrencyCode();
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO posting VALUES (?, ?, ?, ?, ?)")) {
                    addPosting(insert, id, "F", transfer.from());
                    insert.setLong(4, Math.negateExact(transfer.amount().minorUnits()));
                    insert.setString(5, currency);
                    insert.addBatch();
                    addPosting(insert, id, "T", transfer.to());
                    insert.setLong(4, transfer.amount().minorUnits());
                    insert.setString(5, currency);
                    insert.addBatch();
                    insert.executeBatch();
                }
            } catch (SQLException e) {
                throw new StoreOutage("enter a transfer", e);
            }
        }

        private static void addPosting(PreparedStatement insert, long id, String side, Account account)
                throws SQLException {
            insert.setLong(1, id);
            insert.setString(2, side);
            insert.setString(3, account.name());
        }

        private long enterTransfer(Transfer transfer) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO transfer (reservation_id, number, step, entered_at) VALUES (?, ?, ?, ?)",
                    Statement.RETURN_GENERATED_KEYS)) {
                insert.setString(1, transfer.id().reservationId());
                insert.setInt(2, transfer.id().number());
                insert.setString(3, transfer.step().name());
                insert.setLong(4, transfer.at().toEpochMilli());
                insert.executeUpdate();
                try (ResultSet key = insert.getGeneratedKeys()) {
                    key.next();
                    return key.getLong(1);
                }
            }
        }
    }
}
