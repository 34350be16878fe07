package org.commonway.planner.network;

/**
 * The times of a pattern's trips at one position, which rise from trip to trip.
 *
 * @param times of all patterns
 * @param first where the first trip's lies
 * @param apart how far apart those of two trips lie
 */
@SuppressWarnings("ArrayRecordComponent") // A view on a network's times, never compared.
record TripColumn(int[] times, int first, int apart) {
    private int at(int trip) {
        return times[first + trip * apart];
    }

    /** The first trip not before a time, of those from one to below another; the latter when there is none. */
    int firstFrom(int time, int from, int below) {
        int low = from;
        int high = below;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle) >= time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The same of all {@code trips}, in steps that grow away from the guess. */
    int firstNear(int time, int guess, int trips) {
        int step = 1;
        int below = guess;
        while (below > 0 && at(below - 1) >= time) {
            below = Math.max(0, below - step);
            step *= 2;
        }
        if (below < guess) {
            return firstFrom(time, below, Math.min(guess, below + step));
        }
        while (below < trips && at(below) < time) {
            below = Math.min(trips, below + step);
            step *= 2;
        }
        return firstFrom(time, guess, below);
    }

    /** The last trip not after a time, of all {@code trips} after one; that one when there is none, -1 for before all. */
    int lastBy(int time, int above, int trips) {
        int step = above < 0 ? trips : 1;
        int low = above;
        int next = above + 1;
        while (next < trips && at(next) <= time) {
            low = next;
            next += step;
            step *= 2;
        }
        int high = Math.min(next, trips) - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            if (at(middle) <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
