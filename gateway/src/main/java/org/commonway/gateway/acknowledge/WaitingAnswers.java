package org.commonway.gateway.acknowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.digest.Digest;

/**
 * Answers of one operator that are not acknowledged yet, in the order of their searches. Bounded: of a node that takes
 * nothing for long the oldest are let go of. Safe for many threads.
 */
final class WaitingAnswers {
    /** So many wait for one operator. */
    static final int MOST = 2_000;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long dropped;

    private record Waiting(CompletableFuture<Long> index, Digest search, Digest digest, long receivedMillis) {}

    /** One more; {@code index} tells where its record stands once that is on the disk. */
    synchronized void add(CompletableFuture<Long> index, Digest search, Digest digest, long receivedMillis) {
        if (waiting.size() == MOST) {
            waiting.removeFirst();
            dropped++;
        }
        waiting.addLast(new Waiting(index, search, digest, receivedMillis));
    }

    /**
     * The first of those whose record is published, at most as many as one acknowledgement takes; they stay until they are
     * {@link #remove removed}. What failed to get on the log is let go of: there is no such search.
     *
     * @param publishedSize of the log
     */
    synchronized List<AcknowledgedAnswer> published(long publishedSize) {
        List<AcknowledgedAnswer> ready = new ArrayList<>();
        waiting.removeIf(one -> one.index().isCompletedExceptionally());
        for (Waiting one : waiting) {
            long index = one.index().getNow(Long.MAX_VALUE);
            if (index < publishedSize) {
                ready.add(new AcknowledgedAnswer(index, one.search(), one.digest(), one.receivedMillis()));
            }
            if (ready.size() == Acknowledgement.MOST_ANSWERS) {
                break;
            }
        }
        return ready;
    }

    /** These are over. */
    synchronized void remove(List<AcknowledgedAnswer> over) {
        List<Digest> digests = over.stream().map(AcknowledgedAnswer::digest).toList();
        waiting.removeIf(one -> digests.contains(one.digest()));
    }

    /** All are over. */
    synchronized void clear() {
        waiting.clear();
    }

    /** How many were let go of, because too many waited. */
    synchronized long dropped() {
        return dropped;
    }
}
