package org.commonway.planner.search;

import java.util.Arrays;

/** Labels of which none makes another needless. */
final class Bag {
    private final Labels labels;
    private final Dominance dominance;
    private final int timeShift;
    private int[] numbers = new int[4];
    private int size;

    Bag(Labels labels, Dominance dominance, int timeShift) {
        this.labels = labels;
        this.dominance = dominance;
        this.timeShift = timeShift;
    }

    /** Whether a label of the bag makes this one needless. */
    boolean covers(int[] label) {
        for (int i = 0; i < size; i++) {
            if (dominance.dominates(labels.values, numbers[i] * labels.width, label, 0, timeShift)) {
                return true;
            }
        }
        return false;
    }

    /** Takes the label in unless it is needless, and lets go of those that it makes needless; whether it was taken. */
    boolean offer(int[] label) {
        if (covers(label)) {
            return false;
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!dominance.dominates(label, 0, labels.values, numbers[i] * labels.width, timeShift)) {
                numbers[kept++] = numbers[i];
            }
        }
        size = kept;
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = labels.add(label);
        return true;
    }

    int size() {
        return size;
    }

    /** The number of the i-th label. */
    int number(int i) {
        return numbers[i];
    }

    void clear() {
        size = 0;
    }
}
