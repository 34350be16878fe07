package org.commonway.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.merkle.ConsistencyProof;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.HashSource;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.DurableFolder;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.audit.tile.TileHashes;
import org.commonway.audit.tile.TiledTree;

/**
 * A log that is written: entries are acknowledged with their index once they are on the disk, signed and cosigned a
 * little later, and published as files that any web server can serve, below {@code public} in the log's folder (C2SP
 * tlog-tiles). For several threads; one of its own writes.
 *
 * <p>While fewer witnesses answer than the policy asks for, entries are still acknowledged and durable, and checkpoints
 * still signed and kept, but nothing new is published and {@link #findProof} waits; the log asks again at each interval.
 * After a failure of the disk everything that waits ends with a {@link LogOutage}, and the log takes no more until it is
 * opened again.
 *
 * <p>A log's folder must never be set back to an older copy: the log would go on from there and sign what contradicts
 * what others have seen. Only its witnesses would notice, and cosign no more (WITNESS_AHEAD).
 */
public final class PublicLog implements Closeable {
    private static final long MOST_JOURNAL_BYTES = 4 << 20;

    private final LogStore store;
    private final Cosigners cosigners;
    private final long intervalNanos;
    private final AppendQueue queue = new AppendQueue();
    private final Receipts receipts;
    private final PublicFiles tiles;
    private final VerifierKey key;
    private final Thread writer;
    private final AtomicReference<SignedNote> cosigned = new AtomicReference<>();
    private volatile LogStanding standing;
    private CompletableFuture<Boolean> asking = CompletableFuture.completedFuture(false);
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * Entries that whoever opens a log wants to see again.
     *
     * @param from the index of the first, 0 or more; beyond the end there are none
     * @param reader is given index and entry of each, in order
     */
    public record Readback(long from, BiConsumer<Long, byte[]> reader) {
        /** Nothing. */
        public static final Readback NONE = new Readback(Long.MAX_VALUE, (index, entry) -> {});
    }

    private PublicLog(LogStore store, PublicFiles tiles, VerifierKey key, Cosigners cosigners, Duration interval) {
        this.store = store;
        this.tiles = tiles;
        this.key = key;
        this.cosigners = cosigners;
        this.intervalNanos = interval.toNanos();
        this.receipts = new Receipts(tiles);
        this.standing = new LogStanding(store.size(), store.signedSize(), 0, Optional.empty());
        this.writer = new Thread(this::write, "public log " + key.name());
    }

    /**
     * Opens the log in this folder, or makes an empty one in an empty folder, and goes on from every entry that was
     * acknowledged; also from entries that were being appended when it stopped.
     *
     * @param folder where nobody else may write; it must stay open until the log is closed
     * @param signer of {@link NoteSigner#log}, always with the same key; its name is the log's origin
     * @param interval how often a checkpoint is signed if there are new entries, such as 200 ms
     * @throws AuditRefusal KEY_TYPE, and for a folder that is not as the log left it, in which nothing was signed then:
     *     LOG_CHECKPOINT_MISSING, LOG_CHECKPOINT_DAMAGED, LOG_JOURNAL_DAMAGED, LOG_CONTRADICTS_CHECKPOINT
     * @throws LogOutage if the folder cannot be read or written
     */
    public static PublicLog open(DurableFolder folder, NoteSigner signer, Cosigners cosigners, Duration interval) {
        return open(folder, signer, cosigners, interval, Readback.NONE);
    }

    /**
     * As above, and reads back what was written before.
     *
     * @param readback is given the entries that it asks for before the log takes any
     * @throws AuditRefusal also TILE_MISSING and the like if an entry that is asked for is not there
     */
    public static PublicLog open(
            DurableFolder folder, NoteSigner signer, Cosigners cosigners, Duration interval, Readback readback) {
        LogPolicy.of(signer.verifier());
        LogStore store = LogOpening.open(folder, signer, MOST_JOURNAL_BYTES);
        store.read(readback.from(), readback.reader());
        PublicLog log = new PublicLog(store, new PublicFiles(folder), signer.verifier(), cosigners, interval);
        store.published().ifPresent(log.receipts::publish);
        log.stand();
        log.writer.start();
        return log;
    }

    /**
     * Appends an entry. Entries that come together share one write to the disk. What follows on the future runs on the
     * log's own thread and holds it up: long work belongs elsewhere.
     *
     * @param entry at most 65,535 bytes, which are copied; else refused with ENTRY_TOO_LONG
     * @return ends with the entry's index once that is fixed and the entry on the disk, or with a {@link LogOutage};
     *     then whether it is in the log is not known
     * @throws AuditRefusal also LOG_BUSY while too many wait, and LOG_CLOSED
     * @throws LogOutage after a failure
     */
    public CompletableFuture<Long> append(byte[] entry) {
        if (entry.length > EntryBundle.MOST_ENTRY_BYTES) {
            throw new AuditRefusal(RefusalCode.ENTRY_TOO_LONG, entry.length + " bytes");
        }
        return queue.put(entry);
    }

    /** Ends with the first published checkpoint that has this entry, or when the log is closed or fails before. */
    public CompletableFuture<SignedNote> whenPublished(long index) {
        return receipts.whenPublished(index);
    }

    /**
     * A receipt: the proof that this entry stands in the log, under the last published checkpoint; empty if no published
     * checkpoint has it yet. Refuses ROOT_MISMATCH, TILE_MISSING and the like if tiles on the disk were damaged.
     */
    public Optional<LogProof> findProof(long index) {
        return receipts.find(index);
    }

    /** The last published checkpoint, with its cosignatures. */
    public Optional<SignedNote> findPublished() {
        return receipts.published();
    }

    /**
     * What a web server gives at this path below the log's own: {@code checkpoint}, {@code tile/<L>/<N>} or {@code
     * tile/entries/<N>} (C2SP tlog-tiles); empty if it is not there. Refuses TILE_PATH for every other path.
     */
    public Optional<byte[]> findFile(String path) {
        return tiles.findServed(path);
    }

    /** The key by which others check its checkpoints. */
    public VerifierKey key() {
        return key;
    }

    /** Why it takes no more entries, a {@link LogOutage} or LOG_CLOSED; empty while it does. */
    public Optional<RuntimeException> findEnd() {
        return queue.closedBecause();
    }

    /** How far the log has come. */
    public LogStanding standing() {
        LogStanding sizes = standing;
        return new LogStanding(sizes.durableSize(), sizes.signedSize(), sizes.publishedSize(), trouble);
    }

    /**
     * Writes and signs what waits, and stops. What is not cosigned by then is published after the log is opened again.
     * The folder stays open.
     */
    @Override
    public void close() throws IOException {
        queue.close(new AuditRefusal(RefusalCode.LOG_CLOSED));
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }

    /** The writer's life. */
    private void write() {
        List<AppendQueue.Waiting> taken = List.of();
        try {
            long next = System.nanoTime();
            while (!queue.isDone()) {
                taken = queue.take(Math.max(1, next - System.nanoTime()));
                append(taken);
                publishCosigned();
                if (System.nanoTime() - next >= 0) {
                    next = System.nanoTime() + intervalNanos;
                    sign();
                }
            }
            store.sign();
            if (cosigners.policy().witnesses().isEmpty()) {
                sign();
            }
            publishCosigned();
            stand();
            receipts.end(new AuditRefusal(RefusalCode.LOG_CLOSED));
        } catch (InterruptedException e) {
            end(taken, new LogOutage("waiting for entries", e));
        } catch (RuntimeException e) {
            end(taken, e);
        } catch (Error e) {
            end(taken, new LogOutage("writing", e));
            throw e;
        }
    }

    private void append(List<AppendQueue.Waiting> taken) {
        long first = store.append(taken.stream().map(AppendQueue.Waiting::entry).toList());
        stand();
        for (int i = 0; i < taken.size(); i++) {
            taken.get(i).index().complete(first + i);
        }
    }

    /** Signs what is new, and asks the witnesses for what they have not cosigned yet, if they are not being asked. */
    private void sign() {
        store.sign();
        stand();
        if (store.signedSize() == standing.publishedSize() || !asking.isDone()) {
            return;
        }
        if (cosigners.policy().witnesses().isEmpty()) {
            cosigned.set(store.signed());
            publishCosigned();
            return;
        }
        long size = store.signedSize();
        asking = cosigners
                .cosign(store.signed(), oldSize -> proof(oldSize, size))
                .handle((note, failure) -> {
                    trouble = Optional.ofNullable(failure).map(Throwable::getMessage);
                    if (note != null) {
                        cosigned.set(note);
                        queue.wake();
                    }
                    return note != null;
                });
    }

    /** The writer publishes, so that checkpoints come out in their order. */
    private void publishCosigned() {
        SignedNote note = cosigned.getAndSet(null);
        if (note != null) {
            store.publish(note);
            stand();
            receipts.publish(note);
        }
    }

    private List<Hash> proof(long oldSize, long size) {
        if (oldSize == 0 || oldSize == size) {
            return List.of();
        }
        HashSource hashes = new TileHashes(new TiledTree(size), tiles);
        return ConsistencyProof.of(oldSize, size, hashes).path();
    }

    private void end(List<AppendQueue.Waiting> taken, RuntimeException failure) {
        queue.close(failure);
        List<AppendQueue.Waiting> left = new ArrayList<>(taken);
        try {
            while (!queue.isDone()) {
                left.addAll(queue.take(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        left.forEach(one -> one.index().completeExceptionally(failure));
        receipts.end(failure);
    }

    /** Said before anybody is told, so that whoever was told sees no less. */
    private void stand() {
        long published = store.published().map(PublicLog::sizeOf).orElse(0L);
        standing = new LogStanding(store.size(), store.signedSize(), published, Optional.empty());
    }

    private static long sizeOf(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }
}
