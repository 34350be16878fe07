package org.commonway.planner.search;

import java.util.Arrays;

/** Labels of a search in one growing array; a label is known by its number. */
final class Labels {
    /** When one is there; for one on a vehicle, which trip of the pattern it is on. */
    static final int TIME = 0;

    /** Vehicles used. */
    static final int VEHICLES = 1;

    /** In steps of the pass's {@link Precision}. */
    static final int CO2 = 2;

    /** In steps of the pass's {@link Precision}. */
    static final int WALK = 3;

    static final int PRICE = 4;
    /** 1 when part of the price is not known. */
    static final int UNKNOWN = 5;

    /** The label it came from, or -1. */
    static final int PARENT = 6;
    /** What led here: a pattern, or one of the two below. */
    static final int HOW = 7;
    /** With a pattern: the trip; with the door: the number of the way. */
    static final int WHICH = 8;
    /** With a pattern: the positions of getting on and off, 16 bits each. */
    static final int POSITIONS = 9;
    /** Which departure of the window, counted as they come, above the lowest bits, and in those the boardings made. */
    static final int ROUND = 10;

    /** How many of the lowest bits of {@link #ROUND} count boardings. */
    static final int ROUND_BITS = 8;

    /** First of the tickets: until when each is good, 0 when not held. Behind them lies what {@link FeedPayment} notes. */
    static final int TICKETS = 11;

    /** {@link #HOW} of a way between door and stop. */
    static final int DOOR = -1;
    /** {@link #HOW} of a footpath. */
    static final int FOOTPATH = -2;

    final int width;
    int[] values;
    private int count;

    /** Labels with so many fields for what is paid with. */
    Labels(int payment) {
        this.width = TICKETS + payment;
        this.values = new int[width * 256];
    }

    int add(int[] label) {
        int at = count * width;
        if (at + width > values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        // Shorter than what System.arraycopy costs to call.
        for (int i = 0; i < width; i++) {
            values[at + i] = label[i];
        }
        return count++;
    }

    int get(int label, int field) {
        return values[label * width + field];
    }

    void copyTo(int label, int[] target) {
        int at = label * width;
        for (int i = 0; i < width; i++) {
            target[i] = values[at + i];
        }
    }

    void clear() {
        count = 0;
    }
}
