package org.commonway.node.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.commonway.ledger.Checkpoint;
import org.commonway.node.chain.CheckpointStore;

/** How far the node has read the ledger, in a table of one row. */
public final class CheckpointTable implements CheckpointStore {
    private final Database database;

    /** In this database. */
    public CheckpointTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Checkpoint> find() {
        return database.inTransaction("reading the ledger checkpoint", connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT block_number, tx_id FROM ledger_checkpoint");
                    ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new Checkpoint(rows.getLong(1), rows.getString(2))) : Optional.empty();
            }
        });
    }

    @Override
    public void save(Checkpoint checkpoint) {
        database.inTransaction("keeping the ledger checkpoint", connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM ledger_checkpoint");
                    PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO ledger_checkpoint VALUES (1, ?, ?)")) {
                delete.executeUpdate();
                insert.setLong(1, checkpoint.blockNumber());
                insert.setString(2, checkpoint.txId());
                return insert.executeUpdate();
            }
        });
    }
}
