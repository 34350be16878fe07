package org.commonway.launcher.bench.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonway.launcher.bench.Quantiles;
import org.commonway.ledger.Commit;

/** What became of the bookings of one load. Safe for many threads while it is filled. */
final class Tally {
    private static final double NOT_BOOKED = -1;
    /** Fabric's validation codes that say: somebody else was faster. */
    private static final Set<String> CONFLICTS = Set.of("MVCC_READ_CONFLICT", "PHANTOM_READ_CONFLICT");

    private final double[] millis;
    private final AtomicInteger booked = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Map<String, Integer> conflicts = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    /** Each transaction with the number of its bookings. */
    private final Map<String, Integer> transactions = new ConcurrentHashMap<>();
    /** Each block with the transactions in it. */
    private final Map<Long, Set<String>> blocks = new ConcurrentHashMap<>();

    Tally(int bookings) {
        millis = new double[bookings];
        Arrays.fill(millis, NOT_BOOKED);
    }

    /** It was committed, so long after it was meant to begin. */
    void booked(int index, double tookMillis, Commit commit) {
        millis[index] = tookMillis;
        transactions.merge(commit.txId(), 1, Integer::sum);
        blocks.computeIfAbsent(commit.blockNumber(), number -> ConcurrentHashMap.newKeySet())
                .add(commit.txId());
        booked.incrementAndGet();
        ended.incrementAndGet();
    }

    /** It was not booked; the code is the contract's, Fabric's, or OUTAGE and the step. */
    void failed(String code) {
        (CONFLICTS.contains(code) ? conflicts : failures).merge(code, 1, Integer::sum);
        ended.incrementAndGet();
    }

    int bookedCount() {
        return booked.get();
    }

    int endedCount() {
        return ended.get();
    }

    int size() {
        return millis.length;
    }

    /** How the bookings shared transactions, and these blocks. */
    Batches batches() {
        return new Batches(
                Batches.sizes(transactions.values()),
                Batches.sizes(blocks.values().stream().map(Set::size).toList()));
    }

    Map<String, Integer> conflicts() {
        return new TreeMap<>(conflicts);
    }

    Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }

    Quantiles quantiles() {
        return Quantiles.of(Arrays.stream(millis).filter(took -> took >= 0).toArray());
    }
}
