package org.commonway.embedded.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.commonway.embedded.commit.OrderRefusal.Cause;
import org.commonway.embedded.identity.Organizations;
import org.commonway.embedded.policy.KeyPolicies;
import org.hyperledger.fabric.protos.common.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts transactions in one order and commits them in blocks, on one thread. A block takes whatever waits, without
 * lingering for more: while one is written to disk the next ones gather.
 */
public final class Orderer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Orderer.class);
    private static final int BLOCK_TRANSACTIONS_MAX = 500;
    private static final int LOOK_FOR_STOP_MILLIS = 50;
    private static final long RECOVERY_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Ledger ledger;
    private final KeyPolicies policies;
    private final TransactionCheck check;
    private final BlockingQueue<Waiting> queue;
    private final Thread thread;
    /** What stands in a block on disk that cannot be seen yet. Touched by the thread alone. */
    private final List<Waiting> unsettled = new ArrayList<>();

    private long nextRecovery;
    private volatile boolean stopping;

    private record Waiting(CheckedTransaction transaction, CompletableFuture<Void> committed) {}

    /**
     * What an orderer works for.
     *
     * @param channel its channel
     * @param chaincodeName the channel's one chaincode
     * @param queueLength how many transactions may wait
     */
    public record Settings(String channel, String chaincodeName, int queueLength) {}

    /** Starts ordering. */
    public Orderer(Settings settings, Ledger ledger, KeyPolicies policies, Organizations organizations) {
        this.ledger = ledger;
        this.policies = policies;
        this.check = new TransactionCheck(settings.channel(), settings.chaincodeName(), organizations, ledger);
        this.queue = new ArrayBlockingQueue<>(settings.queueLength());
        this.thread = new Thread(this::work, "orderer");
        thread.start();
    }

    /**
     * Takes a signed transaction. The future ends when the transaction stands in a block on disk, valid or not.
     *
     * @throws OrderRefusal here or in the future if it will not be committed
     */
    public CompletableFuture<Void> submit(Envelope envelope) {
        LedgerCondition condition = ledger.condition();
        if (!condition.isServing()) {
            throw new OrderRefusal(Cause.UNAVAILABLE, condition.sentence());
        }
        Waiting waiting = new Waiting(check.check(envelope), new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new OrderRefusal(Cause.BUSY, "too many transactions wait to be ordered; try again later");
        }
        if (stopping) {
            refuseRest();
        }
        return waiting.committed();
    }

    /** Finishes the block at work and stops; what still waits is refused. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseRest();
    }

    /** Never interrupted: an interrupt would close the block file under the writer. */
    private void work() {
        List<Waiting> batch = new ArrayList<>();
        try {
            while (!stopping) {
                recoverIfNeeded();
                Waiting first = queue.poll(LOOK_FOR_STOP_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BLOCK_TRANSACTIONS_MAX - 1);
                    commit(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            // A block may be on disk without its effect in memory: only a restart can tell, so nothing more is taken.
            LOG.error("the orderer stopped after a fault of its own", e);
            stopping = true;
            ledger.giveUp("the orderer stopped after a fault of its own; restart the network");
            refuse(batch, "the orderer stopped after a fault of its own; restart the network");
            refuseRest();
        }
        refuse(unsettled, "the network stopped before the block that holds the transaction could be seen; it will be");
    }

    private void recoverIfNeeded() {
        if (ledger.condition().isServing() || System.nanoTime() < nextRecovery) {
            return;
        }
        ledger.recover();
        nextRecovery = System.nanoTime() + RECOVERY_PAUSE_NANOS;
        if (ledger.condition().isServing()) {
            unsettled.forEach(waiting -> waiting.committed().complete(null));
            unsettled.clear();
        }
    }

    private void commit(List<Waiting> batch) {
        if (!ledger.condition().isServing()) {
            refuse(batch, ledger.condition().sentence());
            return;
        }
        try {
            ledger.commit(batch.stream().map(Waiting::transaction).toList(), policies);
            batch.forEach(waiting -> waiting.committed().complete(null));
        } catch (UnsettledBlock e) {
            unsettled.addAll(batch); // on disk: neither refused nor acknowledged until it can be seen
        } catch (IOException e) {
            nextRecovery = System.nanoTime() + RECOVERY_PAUSE_NANOS;
            refuse(batch, "the block could not be written to disk: " + e.getMessage());
        }
    }

    private void refuseRest() {
        List<Waiting> rest = new ArrayList<>();
        queue.drainTo(rest);
        refuse(rest, "the network is stopping");
    }

    private static void refuse(List<Waiting> batch, String sentence) {
        batch.forEach(
                waiting -> waiting.committed().completeExceptionally(new OrderRefusal(Cause.UNAVAILABLE, sentence)));
    }
}
