package org.commonway.launcher.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.commonway.audit.checkpoint.CosignedCheckpoint;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.replay.ReadEntry;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.audit.tile.TiledTree;
import org.commonway.launcher.console.Console;

/**
 * Checks a whole log: its checkpoint, every bundle and tile, every entry run again, and at each size that the ledger or a
 * receipt names whether it is the same tree. Some threads read, parse and hash bundles ahead; one takes them in order. So
 * much is held at once as is read ahead, however large the log is, beside the searches that wait for a day's seed.
 */
public final class LogVerification {
    private static final int AHEAD_PER_THREAD = 8;
    private static final long PROGRESS_NANOS = 2_000_000_000L;

    private final VerifyPlan plan;
    private final Console console;
    private final LongSupplier nanoTime;
    private final Differences differences = new Differences();
    private final GrowingTree tree = GrowingTree.empty();
    private final TileCheck tiles;
    private final KnownTrees known;
    private final EntryCheck entries;
    private final AcknowledgementCheck acknowledged;
    private boolean isComplete;

    /** A verification that says on the console how far it is. */
    public LogVerification(VerifyPlan plan, Console console, LongSupplier nanoTime) {
        this.plan = plan;
        this.console = console;
        this.nanoTime = nanoTime;
        this.tiles = new TileCheck(plan.files(), differences::add);
        this.known = new KnownTrees(plan, differences::add);
        this.entries = new EntryCheck(plan, differences::add);
        this.acknowledged = new AcknowledgementCheck(plan.acknowledgements(), differences::add);
    }

    /** Checks all that there is. What the log does wrong is in the report; what cannot be reached is refused. */
    public VerifyReport run() {
        long start = nanoTime.getAsLong();
        Optional<CosignedCheckpoint> checkpoint = readCheckpoint();
        checkpoint.ifPresent(this::check);
        return report(checkpoint, (nanoTime.getAsLong() - start) / 1e9);
    }

    private Optional<CosignedCheckpoint> readCheckpoint() {
        Optional<byte[]> bytes = plan.files().find("checkpoint");
        if (bytes.isEmpty()) {
            differences.add(Difference.of(
                    Difference.WHOLE_LOG,
                    DifferenceCode.CHECKPOINT_MISSING,
                    plan.log().origin()));
            return Optional.empty();
        }
        try {
            return Optional.of(plan.log().open(SignedNote.parse(bytes.get())));
        } catch (AuditRefusal e) {
            differences.add(refused(Difference.WHOLE_LOG, e));
            return Optional.empty();
        }
    }

    private void check(CosignedCheckpoint checkpoint) {
        long size = checkpoint.checkpoint().size();
        known.prepare(size);
        acknowledged.prepare(size);
        isComplete = readAll(size);
        if (!isComplete) {
            return;
        }
        try {
            tiles.end();
        } catch (AuditRefusal e) {
            differences.add(refused(Difference.WHOLE_LOG, e));
        }
        if (!tree.root().equals(checkpoint.checkpoint().root())) {
            differences.add(Difference.of(Difference.WHOLE_LOG, DifferenceCode.ROOT_DIFFERS, "size " + size));
        }
        entries.end();
    }

    /** True once every entry was taken; false when a file was missing or damaged. */
    private boolean readAll(long size) {
        ExecutorService readers = Executors.newFixedThreadPool(plan.threads(), LogVerification::thread);
        try {
            Iterator<EntryBundle> bundles = new TiledTree(size).bundles().iterator();
            Deque<Future<ReadBundle>> ahead = new ArrayDeque<>();
            long told = nanoTime.getAsLong();
            while (bundles.hasNext() || !ahead.isEmpty()) {
                while (bundles.hasNext() && ahead.size() < plan.threads() * AHEAD_PER_THREAD) {
                    EntryBundle bundle = bundles.next();
                    ahead.add(readers.submit(() -> ReadBundle.of(bundle, plan.files())));
                }
                long index = tree.size();
                try {
                    take(ahead.remove().get());
                } catch (AuditRefusal e) {
                    differences.add(refused(index, e));
                    return false;
                } catch (ExecutionException e) {
                    differences.add(refused(index, refusalOf(e)));
                    return false;
                }
                if (nanoTime.getAsLong() - told > PROGRESS_NANOS) {
                    told = nanoTime.getAsLong();
                    console.progress(tree.size() + " of " + size + " entries, " + differences.count() + " differences");
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            readers.shutdownNow();
        }
    }

    private void take(ReadBundle bundle) {
        bundle.difference().ifPresent(differences::add);
        List<ReadEntry> read = bundle.entries();
        for (int i = 0; i < read.size(); i++) {
            long index = tree.size();
            Hash leaf = bundle.leaves().get(i);
            tree.append(leaf, tiles);
            known.check(index, leaf, tree);
            entries.check(index, read.get(i));
            acknowledged.check(index, read.get(i));
        }
    }

    private VerifyReport report(Optional<CosignedCheckpoint> checkpoint, double seconds) {
        return new VerifyReport(
                plan.log().origin(),
                checkpoint.map(one -> one.checkpoint().size()).orElse(-1L),
                checkpoint.map(one -> one.checkpoint().root().toString()).orElse(""),
                checkpoint.map(one -> one.cosignatures().size()).orElse(0),
                plan.log().witnesses().required(),
                entries.summary(),
                known.anchors(),
                known.receipts(),
                acknowledged.answersThatAgree(),
                acknowledged.searchesThatAgree(),
                isComplete,
                differences.counts(),
                differences.first(),
                unchecked(),
                seconds);
    }

    private List<String> unchecked() {
        List<String> open = new ArrayList<>();
        if (plan.log().witnesses().required() == 0) {
            open.add("whether others were shown another log: name witnesses with --witness");
        }
        if (plan.ledger().isEmpty()) {
            open.add("who was registered, which policies were in force, what was held fast: give facts with --ledger");
            open.add("when entries were published: moments are the gateway's own word without --ledger");
        }
        if (plan.ledger().isEmpty() || plan.signatureSample() == 0) {
            open.add("operators' signatures under their offers");
        }
        if (plan.acknowledgements().isEmpty()) {
            open.add("whether answers of operators were dropped: give what was acknowledged with --acknowledgements");
        }
        return open;
    }

    private static Difference refused(long index, AuditRefusal refusal) {
        return new Difference(index, refusal.code().name(), String.valueOf(refusal.getMessage()));
    }

    /** What a reader was refused; what it could not reach is no fault of the log's, and thrown on. */
    private static AuditRefusal refusalOf(ExecutionException failure) {
        if (failure.getCause() instanceof AuditRefusal refusal) {
            return refusal;
        }
        if (failure.getCause() instanceof RuntimeException bug) {
            throw bug;
        }
        throw new IllegalStateException("a bundle could not be read", failure);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "bundle-reader");
        thread.setDaemon(true);
        return thread;
    }
}
