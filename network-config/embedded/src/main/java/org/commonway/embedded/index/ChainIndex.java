package org.commonway.embedded.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.commonway.embedded.block.ChainPoint;
import org.commonway.embedded.state.StateOutage;
import org.commonway.embedded.state.StateView;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * What follows from the blocks up to one point of the chain: the state, what became of each transaction, where each
 * block lies. It is never the truth: what it loses is made again from the blocks, and so it keeps no log of its own.
 * One batch holds all of a block, the point included; what is on disk is the effect of whole blocks from the first to
 * some point. One thread applies, any may read.
 */
public final class ChainIndex implements AutoCloseable {
    /** The room on the disk without which it is no use to open an index that failed for lack of it. */
    public static final long ROOM_BYTES = RocksSettings.WRITE_BUFFER_BYTES;

    /** So much of the chain at most, twice over while it is written, is read again after a fall. */
    private static final long FLUSH_EVERY_BYTES = 32L << 20;

    private static final long BUSY_MILLIS = 5;
    private static final int BUSY_TRIES = 2_000;

    private final RocksSettings settings;
    private final RocksDB db;
    private final Set<IndexView> views = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true).setNoSlowdown(true);

    private boolean closed; // guarded by the lock
    private volatile boolean broken;
    private volatile ChainPoint applied;
    private long flushedOffset;

    private ChainIndex(RocksSettings settings, RocksDB db) throws RocksDBException, UnusableIndex {
        this.settings = settings;
        this.db = db;
        byte[] checkpoint = db.get(IndexKeys.CHECKPOINT);
        this.applied = checkpoint == null ? ChainPoint.START : IndexValues.chainPoint(checkpoint);
        this.flushedOffset = applied.offset();
    }

    /**
     * Opens the index in the folder, or makes it.
     *
     * @throws UnusableIndex if there is something else, or something damaged
     * @throws IOException if the folder cannot be used, or the disk is full
     */
    public static ChainIndex open(Path folder) throws IOException, UnusableIndex {
        IndexFolder.requireUsable(folder);
        RocksSettings settings = new RocksSettings();
        try {
            RocksDB db = RocksDB.open(settings.options(), folder.toString());
            try {
                return new ChainIndex(settings, db);
            } catch (RocksDBException | UnusableIndex e) {
                db.close();
                throw e;
            }
        } catch (UnusableIndex e) {
            settings.close();
            throw e;
        } catch (RocksDBException e) {
            settings.close();
            if (isForLackOfRoom(e)) {
                throw new IOException("the disk of " + folder + " is full", e);
            }
            if (isHeldElsewhere(e)) {
                throw new IOException(folder + " is in use by another process", e);
            }
            throw new UnusableIndex("it cannot be opened (" + e.getMessage() + ")", e);
        }
    }

    /** The point of the chain up to which it stands. */
    public ChainPoint applied() {
        return applied;
    }

    /** Whether something failed, so that it must be opened again. */
    public boolean isBroken() {
        return broken;
    }

    /** The state as of the last block applied; close it. */
    public StateView openView() {
        lock.readLock().lock();
        try {
            requireOpen();
            IndexView view = new IndexView(this, db);
            views.add(view);
            return view;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Where a transaction stands; of several with one id, the first. */
    public Optional<TransactionPlace> findTransaction(String txId) {
        return get(IndexKeys.transaction(txId)).map(bytes -> IndexValues.transactionPlace(txId, bytes));
    }

    /** Where a block lies in the file. */
    public Optional<Long> findOffset(long block) {
        return get(IndexKeys.block(block)).map(IndexValues::offset);
    }

    /**
     * Applies a block: all of it or nothing. Blocks come in order.
     *
     * @throws StateOutage if that failed; the index must be opened again and take the block from the file
     */
    public void apply(BlockEffect effect) {
        try (WriteBatch batch = batch(effect)) {
            write(batch);
            applied = effect.after();
            if (applied.offset() - flushedOffset >= FLUSH_EVERY_BYTES) {
                flushedOffset = applied.offset();
                flush(false);
            }
        } catch (RocksDBException e) {
            broken = true;
            throw failed(e);
        }
    }

    /** Writes everything that was applied to disk and closes. Views that are open can be read no longer. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
        List.copyOf(views).forEach(IndexView::close);
        try {
            if (!broken) {
                flush(true);
            }
        } catch (RocksDBException e) {
            broken = true; // what could not be written is read from the blocks at the next start
        }
        db.close();
        unlogged.close();
        settings.close();
    }

    void forget(IndexView view) {
        views.remove(view);
    }

    StateOutage failed(RocksDBException failure) {
        Status.Code code = failure.getStatus() == null
                ? Status.Code.Undefined
                : failure.getStatus().getCode();
        broken = broken || code == Status.Code.Corruption || code == Status.Code.IOError;
        return new StateOutage("the state's index failed: " + failure.getMessage(), failure);
    }

    private WriteBatch batch(BlockEffect effect) throws RocksDBException {
        WriteBatch batch = new WriteBatch();
        for (var write : effect.writes().entrySet()) {
            byte[] key = IndexKeys.state(write.getKey());
            if (write.getValue().isPresent()) {
                batch.put(key, IndexValues.of(write.getValue().get()));
            } else {
                batch.delete(key);
            }
        }
        Set<String> seen = new HashSet<>();
        for (TransactionPlace place : effect.transactions()) {
            byte[] key = IndexKeys.transaction(place.txId());
            if (seen.add(place.txId()) && get(key).isEmpty()) {
                batch.put(key, IndexValues.of(place));
            }
        }
        batch.put(IndexKeys.block(effect.block()), IndexValues.of(effect.offset()));
        batch.put(IndexKeys.CHECKPOINT, IndexValues.of(effect.after()));
        return batch;
    }

    /** A write that would wait for compaction comes back instead; only so can a full disk be told from a busy one. */
    private void write(WriteBatch batch) throws RocksDBException {
        for (int tries = 1; ; tries++) {
            try {
                db.write(unlogged, batch);
                return;
            } catch (RocksDBException e) {
                boolean busy = e.getStatus() != null && e.getStatus().getCode() == Status.Code.Incomplete;
                if (!busy || tries == BUSY_TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS));
            }
        }
    }

    private void flush(boolean wait) throws RocksDBException {
        try (FlushOptions options = new FlushOptions().setWaitForFlush(wait).setAllowWriteStall(true)) {
            db.flush(options);
        }
    }

    private Optional<byte[]> get(byte[] key) {
        lock.readLock().lock();
        try {
            requireOpen();
            return Optional.ofNullable(db.get(key));
        } catch (RocksDBException e) {
            throw failed(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StateOutage("the state is being read anew or the network is stopping; try again");
        }
    }

    private static boolean isForLackOfRoom(RocksDBException e) {
        return e.getStatus() != null && e.getStatus().getSubCode() == Status.SubCode.NoSpace;
    }

    /** RocksDB has no code for it. */
    private static boolean isHeldElsewhere(RocksDBException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("While lock file") || message.contains("lock hold by current process");
    }
}
