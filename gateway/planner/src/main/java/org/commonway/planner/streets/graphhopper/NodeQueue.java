package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;

/**
 * Nodes by time, the earliest first: a list for each tenth of a second in a ring that is as long as times in it lie apart
 * (Dial, "Algorithm 360: shortest-path forest with topological ordering", 1969). A search never goes back in time: a time
 * before that of the last entry taken counts as its.
 */
final class NodeQueue {
    private static final int LEAST_RING = 1 << 10;
    private static final int NONE = -1;

    /** By time, in a ring: the first entry of its list. */
    private int[] heads = filled(LEAST_RING);

    /** By entry: the node, and the next entry of its list (or of those that are free). */
    private int[] nodes = new int[256];

    private int[] next = new int[256];
    /** Entries that were in use at some time, and the first that no longer is. */
    private int used;

    private int free = NONE;
    private int size;
    private int last;

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, NONE);
        return values;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Lets go of the memory of what was in it; nothing is added then. */
    void clear() {
        heads = new int[0];
        nodes = new int[0];
        next = new int[0];
        size = 0;
    }

    void add(int time, int node) {
        int at = Math.max(time, last);
        if (at - last >= heads.length) {
            widen(at - last);
        }
        int entry = free;
        if (entry == NONE) {
            entry = newEntry();
        } else {
            free = next[entry];
        }
        nodes[entry] = node;
        link(heads, at, entry);
        size++;
    }

    private void link(int[] ring, int time, int entry) {
        int list = time & (ring.length - 1);
        next[entry] = ring[list];
        ring[list] = entry;
    }

    private int newEntry() {
        if (used == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * used);
            next = Arrays.copyOf(next, 2 * used);
        }
        return used++;
    }

    /** Makes the ring long enough for times so far apart. */
    private void widen(int apart) {
        int[] wider = filled(Integer.highestOneBit(apart) << 1);
        for (int time = last; time < last + heads.length; time++) {
            int entry = heads[time & (heads.length - 1)];
            while (entry != NONE) {
                int following = next[entry];
                link(wider, time, entry);
                entry = following;
            }
        }
        heads = wider;
    }

    /** Takes out the earliest: its time in the upper half, the node in the lower. */
    long removeFirst() {
        int mask = heads.length - 1;
        while (heads[last & mask] == NONE) {
            last++;
        }
        int entry = heads[last & mask];
        heads[last & mask] = next[entry];
        next[entry] = free;
        free = entry;
        size--;
        return (long) last << 32 | nodes[entry];
    }
}
