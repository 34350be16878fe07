package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;

/**
 * What a street search knows of the nodes it has seen; small when the search was short. A node's entry lies in one place,
 * as a search reads all of it at once.
 */
final class NodeLabels {
    static final int UNSEEN = Integer.MAX_VALUE;

    private static final int WIDTH = 4;
    private static final int TENTHS = 1;
    private static final int DECIMETRES = 2;
    private static final int PARENT = 3;

    /** Entries of a node and its three values; -1 is no node. */
    private int[] entries = new int[WIDTH * 256];

    private int mask = 255;
    private int size;

    NodeLabels() {
        Arrays.fill(entries, -1);
    }

    /** Time of the node so far, or {@link #UNSEEN}. */
    int tenths(int node) {
        int at = find(node);
        return entries[at] == node ? entries[at + TENTHS] : UNSEEN;
    }

    int decimetres(int node) {
        return entries[find(node) + DECIMETRES];
    }

    /** The slot (edge and direction) by which the node was reached, or -1 for a start. */
    int parentSlot(int node) {
        return entries[find(node) + PARENT];
    }

    /** Takes this in if it is better than what is known of the node; whether it was. */
    boolean offer(int node, int time, int length, int parentSlot) {
        int at = find(node);
        if (entries[at] != node) {
            if (2 * ++size > mask) {
                grow();
                at = find(node);
            }
            entries[at] = node;
        } else if (entries[at + TENTHS] <= time) {
            return false;
        }
        entries[at + TENTHS] = time;
        entries[at + DECIMETRES] = length;
        entries[at + PARENT] = parentSlot;
        return true;
    }

    private int find(int node) {
        int at = ((node * 0x9E3779B9) >>> 7) & mask;
        while (entries[WIDTH * at] != -1 && entries[WIDTH * at] != node) {
            at = (at + 1) & mask;
        }
        return WIDTH * at;
    }

    private void grow() {
        resize(4 * (mask + 1));
    }

    /** Lets go of what memory is not needed; nothing more is taken in then. */
    void trim() {
        int capacity = 1;
        while (2 * capacity < 3 * size) {
            capacity *= 2;
        }
        resize(Math.max(2, capacity));
    }

    private void resize(int capacity) {
        int[] old = entries;
        mask = capacity - 1;
        entries = new int[WIDTH * (mask + 1)];
        Arrays.fill(entries, -1);
        for (int from = 0; from < old.length; from += WIDTH) {
            if (old[from] != -1) {
                System.arraycopy(old, from, entries, find(old[from]), WIDTH);
            }
        }
    }
}
