package org.commonway.audit.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** Entries that wait for the disk, in the order in which they get their index. Many put, one takes. */
final class AppendQueue {
    /** So much waits at most. */
    private static final long MOST_WAITING_BYTES = 64 << 20;

    /** So much is taken at once at most: one batch of the journal. */
    private static final long MOST_TAKEN_BYTES = 1 << 20;

    /** What an entry costs beside its bytes, so that empty ones are bounded too. */
    private static final int OVERHEAD_BYTES = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean woken;
    private RuntimeException closedBecause = new AuditRefusal(RefusalCode.LOG_CLOSED);
    private boolean closed;

    /** An entry on its way. */
    static final class Waiting {
        private final byte[] entry;
        private final CompletableFuture<Long> index = new CompletableFuture<>();

        private Waiting(byte[] entry) {
            this.entry = entry;
        }

        byte[] entry() {
            return entry;
        }

        /** Ends with the entry's index once it is on the disk. */
        CompletableFuture<Long> index() {
            return index;
        }

        private long bytes() {
            return (long) entry.length + OVERHEAD_BYTES;
        }
    }

    /** Puts an entry at the end; refuses LOG_BUSY, and after {@link #close} with what it was closed for. */
    CompletableFuture<Long> put(byte[] entry) {
        Waiting one = new Waiting(entry.clone());
        lock.lock();
        try {
            if (closed) {
                throw closedBecause;
            }
            if (waitingBytes + one.bytes() > MOST_WAITING_BYTES) {
                throw new AuditRefusal(RefusalCode.LOG_BUSY);
            }
            waiting.add(one);
            waitingBytes += one.bytes();
            changed.signal();
            return one.index();
        } finally {
            lock.unlock();
        }
    }

    /** The next entries; none if there are none for so long, after {@link #wake}, and when it is closed and empty. */
    List<Waiting> take(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && !woken && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
            List<Waiting> taken = new ArrayList<>();
            long bytes = 0;
            while (!waiting.isEmpty() && bytes < MOST_TAKEN_BYTES) {
                Waiting one = waiting.remove();
                bytes += one.bytes();
                taken.add(one);
            }
            waitingBytes -= bytes;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Lets {@link #take} return. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what waits is still taken. */
    void close(RuntimeException because) {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                closedBecause = because;
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Why it takes no more; empty while it does. */
    Optional<RuntimeException> closedBecause() {
        lock.lock();
        try {
            return closed ? Optional.of(closedBecause) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** True if it takes no more and nothing waits. */
    boolean isDone() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
