package org.commonway.planner.search;

import java.util.Arrays;

/**
 * Labels of which none makes another needless, in the order in which they came. What they are compared by lies beside
 * their numbers, in {@link Criteria} keys and tickets: most of a search's time goes into these comparisons.
 */
final class Bag {
    private final Labels labels;
    private final Dominance dominance;
    private int[] numbers = new int[4];
    private long[] keys = new long[8];
    private final int slots;
    private int[] tickets;
    private int size;
    /** The label that made another needless last: it often does the next, too. */
    private int last;

    Bag(Labels labels, Dominance dominance) {
        this.labels = labels;
        this.dominance = dominance;
        this.slots = dominance.slots();
        this.tickets = new int[4 * slots];
    }

    /** Whether a label of the bag makes this one needless. */
    boolean covers(int[] label) {
        return covers(label, Criteria.first(label), Criteria.second(label));
    }

    /** As {@link #covers(int[])}, of labels that hold no tickets, for one with these {@link Criteria} keys. */
    boolean covers(long first, long second) {
        if (last < size && isNoWorse(last, first, second)) {
            return true;
        }
        for (int i = 0; i < size; i++) {
            if (isNoWorse(i, first, second)) {
                last = i;
                return true;
            }
        }
        return false;
    }

    private boolean covers(int[] label, long first, long second) {
        if (last < size && isNoWorse(last, first, second) && staysNoDearer(last, label, second)) {
            return true;
        }
        for (int i = 0; i < size; i++) {
            if (isNoWorse(i, first, second) && staysNoDearer(i, label, second)) {
                last = i;
                return true;
            }
        }
        return false;
    }

    /** Whether the i-th label is no worse than one with these keys, tickets aside. */
    private boolean isNoWorse(int i, long first, long second) {
        return Criteria.isNoWorseFirst(keys[2 * i], first) && Criteria.isNoWorseSecond(keys[2 * i + 1], second);
    }

    private boolean staysNoDearer(int i, int[] label, long second) {
        int handicap = dominance.byTickets(tickets, i * slots, label, Labels.TICKETS)
                + dominance.byRides(labels.values, numbers[i] * labels.width, label, 0);
        return Dominance.staysNoDearer(keys[2 * i + 1], second, handicap);
    }

    private boolean makesDearer(int[] label, long second, int i) {
        int handicap = dominance.byTickets(label, Labels.TICKETS, tickets, i * slots)
                + dominance.byRides(label, 0, labels.values, numbers[i] * labels.width);
        return !Dominance.staysNoDearer(second, keys[2 * i + 1], handicap);
    }

    /**
     * Takes the label in unless it is needless, and lets go of those that it makes needless; whether it was taken. Labels of
     * a later departure, which came before, stay: leaving later is worth something.
     */
    boolean offer(int[] label) {
        long first = Criteria.first(label);
        long second = Criteria.second(label);
        if (covers(label, first, second)) {
            return false;
        }
        add(label, first, second);
        return true;
    }

    /** As {@link #offer} for a label that is known not to be needless. */
    void add(int[] label) {
        add(label, Criteria.first(label), Criteria.second(label));
    }

    private void add(int[] label, long first, long second) {
        int departure = label[Labels.ROUND] >>> Labels.ROUND_BITS;
        int from = size;
        while (from > 0 && labels.get(numbers[from - 1], Labels.ROUND) >>> Labels.ROUND_BITS == departure) {
            from--;
        }
        int kept = from;
        for (int i = from; i < size; i++) {
            if (!Criteria.isNoWorseFirst(first, keys[2 * i])
                    || !Criteria.isNoWorseSecond(second, keys[2 * i + 1])
                    || makesDearer(label, second, i)) {
                move(i, kept++);
            }
        }
        size = kept;
        append(label, first, second);
    }

    private void move(int from, int to) {
        numbers[to] = numbers[from];
        keys[2 * to] = keys[2 * from];
        keys[2 * to + 1] = keys[2 * from + 1];
        for (int slot = 0; slot < slots; slot++) {
            tickets[to * slots + slot] = tickets[from * slots + slot];
        }
    }

    private void append(int[] label, long first, long second) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            keys = Arrays.copyOf(keys, size * 4);
            tickets = Arrays.copyOf(tickets, size * 2 * slots);
        }
        numbers[size] = labels.add(label);
        for (int slot = 0; slot < slots; slot++) {
            tickets[size * slots + slot] = label[Labels.TICKETS + slot];
        }
        keys[2 * size] = first;
        keys[2 * size + 1] = second;
        size++;
    }

    int size() {
        return size;
    }

    /** Whether one of the first {@code before} labels would make the i-th needless if that were there so many seconds later. */
    boolean coversLater(int before, int i, int seconds) {
        long first = Criteria.later(keys[2 * i], seconds);
        long second = keys[2 * i + 1];
        for (int j = 0; j < before; j++) {
            if (isNoWorse(j, first, second) && staysNoDearer(j, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean staysNoDearer(int j, int i) {
        int handicap = dominance.byTickets(tickets, j * slots, tickets, i * slots)
                + dominance.byRides(labels.values, numbers[j] * labels.width, labels.values, numbers[i] * labels.width);
        return Dominance.staysNoDearer(keys[2 * j + 1], keys[2 * i + 1], handicap);
    }

    /** The first {@link Criteria} key of the i-th label. */
    long first(int i) {
        return keys[2 * i];
    }

    /** The second {@link Criteria} key of the i-th label. */
    long second(int i) {
        return keys[2 * i + 1];
    }

    /** The number of the i-th label. */
    int number(int i) {
        return numbers[i];
    }

    void clear() {
        size = 0;
    }
}
