package org.commonway.node.timetable;

import java.util.List;
import java.util.OptionalInt;
import org.commonway.node.leg.Mode;

/**
 * The calls of one trip in order, times in seconds after noon minus 12 hours of the service day.
 *
 * @param mode of its route
 * @param service index of the service
 * @param calls the columns of stop_times.txt, one entry each call
 * @param headways when it leaves; empty for a trip that leaves once a day, at the times of its calls
 */
record TripCalls(Mode mode, int service, Calls calls, List<Headway> headways) {

    boolean runsByHeadway() {
        return !headways.isEmpty();
    }

    boolean leavesAt(int startSeconds) {
        return headways.stream().anyMatch(headway -> headway.hasDepartureAt(startSeconds));
    }

    /** Whether a departure of the headways lies from one time on and before another. */
    boolean leavesBetween(int fromSeconds, int beforeSeconds) {
        return java.util.stream.IntStream.range(fromSeconds, beforeSeconds).anyMatch(this::leavesAt);
    }

    /** Columns of stop_times.txt. */
    static final class Calls {
        private final int[] stop;
        private final int[] sequence;
        private final int[] arrival;
        private final int[] departure;

        Calls(int[] stop, int[] sequence, int[] arrival, int[] departure) {
            this.stop = stop;
            this.sequence = sequence;
            this.arrival = arrival;
            this.departure = departure;
        }

        /** Where in the trip the call of this stop_sequence is, when it is at this stop. */
        OptionalInt findCall(int stopIndex, int stopSequence) {
            int at = java.util.Arrays.binarySearch(sequence, stopSequence);
            return at >= 0 && stop[at] == stopIndex ? OptionalInt.of(at) : OptionalInt.empty();
        }

        int stop(int call) {
            return stop[call];
        }

        int arrivalSeconds(int call) {
            return arrival[call];
        }

        int departureSeconds(int call) {
            return departure[call];
        }

        int size() {
            return stop.length;
        }
    }
}
