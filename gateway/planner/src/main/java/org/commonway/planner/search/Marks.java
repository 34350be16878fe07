package org.commonway.planner.search;

import java.util.Arrays;

/** A set of small numbers that is emptied in time proportional to what is in it, not to what could be. */
final class Marks {
    private final boolean[] in;
    private int[] members = new int[16];
    private int size;

    /** An empty set of numbers below {@code bound}. */
    Marks(int bound) {
        this.in = new boolean[bound];
    }

    void add(int number) {
        if (!in[number]) {
            in[number] = true;
            if (size == members.length) {
                members = Arrays.copyOf(members, size * 2);
            }
            members[size++] = number;
        }
    }

    int size() {
        return size;
    }

    /** The i-th number, in the order in which they came. */
    int get(int i) {
        return members[i];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            in[members[i]] = false;
        }
        size = 0;
    }
}
