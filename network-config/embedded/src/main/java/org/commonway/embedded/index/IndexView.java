package org.commonway.embedded.index;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.commonway.embedded.state.StateOutage;
import org.commonway.embedded.state.StateView;
import org.commonway.embedded.state.StoredValue;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;

/**
 * A snapshot. Every use of RocksDB holds this object's monitor and looks whether the view is still open: RocksDB ends
 * the process if a snapshot or a database is used after it was closed.
 */
final class IndexView implements StateView {
    private final ChainIndex index;
    private final RocksDB db;
    private final Snapshot snapshot;
    private final ReadOptions options;
    private final List<RangeCursor> cursors = new ArrayList<>();
    private boolean closed;

    IndexView(ChainIndex index, RocksDB db) {
        this.index = index;
        this.db = db;
        this.snapshot = db.getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    @Override
    public synchronized Optional<StoredValue> find(String key) {
        requireOpen();
        try {
            return Optional.ofNullable(db.get(options, IndexKeys.state(key))).map(IndexValues::storedValue);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized Iterator<Entry> range(String startKey, String endKey) {
        requireOpen();
        RangeCursor cursor = new RangeCursor(this, db, snapshot, IndexKeys.state(startKey), IndexKeys.stateEnd(endKey));
        cursors.add(cursor);
        return cursor;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        cursors.forEach(RangeCursor::close);
        options.close();
        db.releaseSnapshot(snapshot);
        index.forget(this);
    }

    synchronized <T> T whileOpen(RangeCursor.Reading<T> reading) {
        requireOpen();
        return reading.read();
    }

    StateOutage failed(RocksDBException failure) {
        return index.failed(failure);
    }

    private void requireOpen() {
        if (closed) {
            throw new StateOutage("the state is being read anew or the network is stopping; try again");
        }
    }
}
