package org.commonway.planner.network;

/** By pattern and position: how long at least a day's trips take from the first stop, without their times at stops. */
final class LeastTimes {
    private final int[] seconds;

    /** Of these patterns' times. */
    LeastTimes(DayNetwork.Patterns patterns, DayColumns columns) {
        this.seconds = new int[patterns.stops.length];
        for (int pattern = 0; pattern < patterns.feeds.length; pattern++) {
            int first = patterns.firstPositions[pattern];
            int length = patterns.firstPositions[pattern + 1] - first;
            for (int position = 1; position < length; position++) {
                int least = Integer.MAX_VALUE;
                for (int at = patterns.firstTimes[pattern] + position;
                        at < patterns.firstTimes[pattern + 1];
                        at += length) {
                    least = Math.min(least, columns.arrivals[at] - columns.departures[at - 1]);
                }
                seconds[first + position] = seconds[first + position - 1] + Math.max(0, least);
            }
        }
    }

    /** By place among all positions; from the pattern's first stop. */
    int at(int index) {
        return seconds[index];
    }
}
