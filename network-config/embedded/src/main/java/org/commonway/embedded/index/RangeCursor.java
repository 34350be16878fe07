package org.commonway.embedded.index;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.commonway.embedded.state.StateOutage;
import org.commonway.embedded.state.StateView;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** The entries of a range, read one ahead. All but its own fields is guarded by the view it belongs to. */
final class RangeCursor implements Iterator<StateView.Entry>, AutoCloseable {
    private final IndexView view;
    private final Slice end;
    private final ReadOptions options;
    private final RocksIterator entries;

    RangeCursor(IndexView view, RocksDB db, Snapshot snapshot, byte[] startKey, byte[] endKey) {
        this.view = view;
        this.end = new Slice(endKey);
        this.options = new ReadOptions().setSnapshot(snapshot).setIterateUpperBound(end);
        this.entries = db.newIterator(options);
        entries.seek(startKey);
    }

    @Override
    public boolean hasNext() {
        return view.whileOpen(() -> {
            if (entries.isValid()) {
                return true;
            }
            requireNoFailure();
            return false;
        });
    }

    @Override
    public StateView.Entry next() {
        return view.whileOpen(() -> {
            if (!entries.isValid()) {
                requireNoFailure();
                throw new NoSuchElementException();
            }
            StateView.Entry entry =
                    new StateView.Entry(IndexKeys.stateKey(entries.key()), IndexValues.storedValue(entries.value()));
            entries.next();
            return entry;
        });
    }

    @Override
    public void close() {
        entries.close();
        options.close();
        end.close();
    }

    private void requireNoFailure() {
        try {
            entries.status();
        } catch (RocksDBException e) {
            throw view.failed(e);
        }
    }

    /** The type that {@link IndexView#failed} gives. */
    interface Reading<T> {
        T read() throws StateOutage;
    }
}
