package org.commonway.planner.search;

import java.util.Arrays;

/** A set of small numbers that is emptied at once, however many are in it. */
final class Marks {
    /** By number: the turn in which it was added last. */
    private final int[] added;

    /** One more each time the set is emptied. */
    private int turn = 1;

    private int[] members = new int[16];
    private int size;

    /** An empty set of numbers below {@code bound}. */
    Marks(int bound) {
        this.added = new int[bound];
    }

    /** Adds a number; whether it was not there before. */
    boolean add(int number) {
        if (added[number] == turn) {
            return false;
        }
        added[number] = turn;
        if (size == members.length) {
            members = Arrays.copyOf(members, size * 2);
        }
        members[size++] = number;
        return true;
    }

    int size() {
        return size;
    }

    /** The i-th number, in the order in which they came. */
    int get(int i) {
        return members[i];
    }

    void clear() {
        turn++;
        size = 0;
    }
}
