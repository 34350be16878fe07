package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;

/**
 * Nodes by time, the earliest first: a radix heap (Ahuja, Mehlhorn, Orlin, Tarjan 1990). A search never goes back in time,
 * so entries need to be sorted only as their time comes near. A time before that of the last entry taken counts as its.
 */
final class NodeQueue {
    private static final int BUCKETS = 33;

    /** By the highest bit in which a time differs from {@link #last}, counted from 1; 0 where it is the same. */
    private final long[][] buckets = new long[BUCKETS][];

    private final int[] sizes = new int[BUCKETS];
    private int size;
    private int last;

    boolean isEmpty() {
        return size == 0;
    }

    /** Lets go of the memory of what was in it. */
    void clear() {
        Arrays.fill(buckets, null);
        Arrays.fill(sizes, 0);
        size = 0;
    }

    void add(int time, int node) {
        int at = Math.max(time, last);
        put(Integer.SIZE - Integer.numberOfLeadingZeros(at ^ last), (long) at << 32 | node);
        size++;
    }

    private void put(int bucket, long entry) {
        long[] entries = buckets[bucket];
        if (entries == null) {
            entries = new long[16];
            buckets[bucket] = entries;
        } else if (sizes[bucket] == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
            buckets[bucket] = entries;
        }
        entries[sizes[bucket]++] = entry;
    }

    /** Takes out the earliest: its time in the upper half, the node in the lower. */
    long removeFirst() {
        if (sizes[0] == 0) {
            refill();
        }
        size--;
        return buckets[0][--sizes[0]];
    }

    private void refill() {
        int bucket = 1;
        while (sizes[bucket] == 0) {
            bucket++;
        }
        long[] entries = buckets[bucket];
        int count = sizes[bucket];
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            earliest = Math.min(earliest, entries[i]);
        }
        last = (int) (earliest >>> 32);
        sizes[bucket] = 0;
        for (int i = 0; i < count; i++) {
            int time = (int) (entries[i] >>> 32);
            put(Integer.SIZE - Integer.numberOfLeadingZeros(time ^ last), entries[i]);
        }
    }
}
