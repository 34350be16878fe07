package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;

/**
 * What a street search knows of the nodes it has seen; small when the search was short. Nodes with neighbouring numbers
 * mostly lie near each other, so they share a page of memory. What is kept lies in a table by hash, without the gaps.
 */
final class NodeLabels {
    static final int UNSEEN = Integer.MAX_VALUE;

    private static final int PAGE_BITS = 5;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int WIDTH = 4;
    private static final int TENTHS = 1;
    private static final int DECIMETRES = 2;
    private static final int PARENT = 3;

    /** By page of nodes: where its entries begin; 0 is a page of nobody. Empty when the entries lie by hash. */
    private int[] pages;

    /** A node's entry lies in one place, as a search reads all of it at once: the node, or -1, and its three values. */
    private int[] entries = new int[WIDTH * PAGE * 8];

    /** How much of the entries is in pages. */
    private int used = WIDTH * PAGE;

    private int mask;
    private int size;

    /** Nothing yet of so many nodes. */
    NodeLabels(int nodes) {
        this.pages = new int[(nodes >>> PAGE_BITS) + 1];
        Arrays.fill(entries, 0, used, -1);
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
            if (pages[node >>> PAGE_BITS] == 0) {
                pages[node >>> PAGE_BITS] = newPage();
                at = find(node);
            }
            entries[at] = node;
            size++;
        } else if (entries[at + TENTHS] <= time) {
            return false;
        }
        entries[at + TENTHS] = time;
        entries[at + DECIMETRES] = length;
        entries[at + PARENT] = parentSlot;
        return true;
    }

    private int newPage() {
        int begin = used;
        used += WIDTH * PAGE;
        if (used > entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
        }
        Arrays.fill(entries, begin, used, -1);
        return begin;
    }

    private int find(int node) {
        if (pages.length > 0) {
            return pages[node >>> PAGE_BITS] + WIDTH * (node & (PAGE - 1));
        }
        int at = ((node * 0x9E3779B9) >>> 7) & mask;
        while (entries[WIDTH * at] != -1 && entries[WIDTH * at] != node) {
            at = (at + 1) & mask;
        }
        return WIDTH * at;
    }

    /** Lets go of what memory is not needed; nothing more is taken in then. */
    void trim() {
        int capacity = 2;
        while (2 * capacity < 3 * size) {
            capacity *= 2;
        }
        int[] paged = entries;
        mask = capacity - 1;
        pages = new int[0];
        entries = new int[WIDTH * capacity];
        Arrays.fill(entries, -1);
        for (int from = 0; from < used; from += WIDTH) {
            if (paged[from] != -1) {
                System.arraycopy(paged, from, entries, find(paged[from]), WIDTH);
            }
        }
    }
}
