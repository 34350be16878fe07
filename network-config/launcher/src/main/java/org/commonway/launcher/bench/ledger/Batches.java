package org.commonway.launcher.bench.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How bookings shared Fabric transactions, and transactions blocks.
 *
 * @param transactions how many transactions there were of each number of bookings
 * @param blocks how many blocks there were of each number of transactions
 */
record Batches(SortedMap<Integer, Integer> transactions, SortedMap<Integer, Integer> blocks) {
    Batches {
        transactions = Collections.unmodifiableSortedMap(new TreeMap<>(transactions));
        blocks = Collections.unmodifiableSortedMap(new TreeMap<>(blocks));
    }

    /** How often each size occurs. */
    static SortedMap<Integer, Integer> sizes(Collection<Integer> all) {
        SortedMap<Integer, Integer> sizes = new TreeMap<>();
        all.forEach(size -> sizes.merge(size, 1, Integer::sum));
        return sizes;
    }

    /** The Fabric transactions that made the bookings; each makes one or several. */
    int transactionCount() {
        return count(transactions);
    }

    /** The blocks in which bookings stand; each is forced to disk once by whoever keeps it. */
    int blockCount() {
        return count(blocks);
    }

    void writeTo(ObjectNode json) {
        ObjectNode trips = json.putObject("tripsPerTransaction");
        transactions.forEach((size, count) -> trips.put(size.toString(), count));
        ObjectNode envelopes = json.putObject("transactionsPerBlock");
        blocks.forEach((size, count) -> envelopes.put(size.toString(), count));
    }

    private static int count(SortedMap<Integer, Integer> sizes) {
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
