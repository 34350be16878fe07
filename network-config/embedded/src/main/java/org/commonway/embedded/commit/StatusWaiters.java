package org.commonway.embedded.commit;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Those who wait for a transaction to stand in a block. */
final class StatusWaiters {
    private final Map<String, Map<Long, CompletableFuture<TransactionStatus>>> byTransaction =
            new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong count = new AtomicLong();

    /** A waiter; it is gone when its future ends, whether by commit or by cancellation. */
    CompletableFuture<TransactionStatus> add(String txId) {
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

    boolean isAwaited(String txId) {
        return byTransaction.containsKey(txId);
    }

    void complete(String txId, TransactionStatus status) {
        Map<Long, CompletableFuture<TransactionStatus>> waiters = byTransaction.getOrDefault(txId, Map.of());
        waiters.values().forEach(waiter -> waiter.complete(status));
    }

    private void remove(String txId, long number) {
        count.decrementAndGet();
        byTransaction.computeIfPresent(txId, (id, others) -> {
            others.remove(number);
            return others.isEmpty() ? null : others;
        });
    }
}
