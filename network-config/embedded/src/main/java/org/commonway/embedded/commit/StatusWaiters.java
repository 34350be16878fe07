package org.commonway.embedded.commit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.commonway.embedded.state.StateOutage;

/** Those who wait for a transaction to stand in a block. */
final class StatusWaiters {
    private final Map<String, Map<Long, CompletableFuture<TransactionStatus>>> byTransaction =
            new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong count = new AtomicLong();

    /**
     * Waits for a transaction.
     *
     * @param look what became of it, if it stands in a block already
     */
    CompletableFuture<TransactionStatus> await(String txId, Function<String, Optional<TransactionStatus>> look) {
        // The waiter comes first: a commit between the look and the wait would be missed otherwise.
        CompletableFuture<TransactionStatus> waiter = add(txId);
        try {
            look.apply(txId).ifPresent(waiter::complete);
        } catch (StateOutage e) {
            waiter.completeExceptionally(e);
        }
        return waiter;
    }

    /** A waiter; it is gone when its future ends, whether by commit or by cancellation. */
    private CompletableFuture<TransactionStatus> add(String txId) {
        long number = numbers.incrementAndGet();
        CompletableFuture<TransactionStatus> waiter = new CompletableFuture<>();
        byTransaction.compute(txId, (id, others) -> {
            Map<Long, CompletableFuture<TransactionStatus>> all = others == null ? new ConcurrentHashMap<>() : others;
            all.put(number, waiter);
            return all;
        });
        count.incrementAndGet();
        var unused = waiter.whenComplete((status, failure) -> remove(txId, number));
        return waiter;
    }

    long count() {
        return count.get();
    }

    /**
     * Ends the waiting for a transaction, if there is any.
     *
     * @param look what became of it; asked only when somebody waits
     */
    void tell(String txId, Function<String, Optional<TransactionStatus>> look) {
        Map<Long, CompletableFuture<TransactionStatus>> waiting = byTransaction.get(txId);
        if (waiting != null) {
            look.apply(txId).ifPresent(status -> waiting.values().forEach(waiter -> waiter.complete(status)));
        }
    }

    private void remove(String txId, long number) {
        count.decrementAndGet();
        byTransaction.computeIfPresent(txId, (id, others) -> {
            others.remove(number);
            return others.isEmpty() ? null : others;
        });
    }
}
