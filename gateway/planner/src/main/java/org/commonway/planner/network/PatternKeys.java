package org.commonway.planner.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonway.planner.timetable.Trips;

/**
 * Groups trips that a search may treat as one: same line, same stops in the same order, same rules for getting on and
 * off, and for changing. Fare and emissions then agree too, so that a later trip of a group is never better in anything
 * but waiting.
 */
final class PatternKeys {
    private PatternKeys() {}

    /** By feed and trip: the number of the trip's group within its feed. */
    static int[][] of(Network network) {
        return IntStream.range(0, network.timetables().size())
                .mapToObj(feed -> keys(network, feed))
                .toArray(int[][]::new);
    }

    private static int[] keys(Network network, int feed) {
        Trips trips = network.timetables().get(feed).trips();
        Map<Key, Integer> known = new HashMap<>();
        int[] keys = new int[trips.count()];
        for (int trip = 0; trip < keys.length; trip++) {
            int calls = trips.endCall(trip) - trips.firstCall(trip);
            int[] parts = new int[2 * calls + 1];
            for (int i = 0; i < calls; i++) {
                parts[2 * i] = network.stopOf(feed, trips, trip, trips.callStop(trips.firstCall(trip) + i));
                parts[2 * i + 1] = trips.ruleFlags(trips.firstCall(trip) + i);
            }
            parts[2 * calls] = trips.route(trip);
            keys[trip] = known.computeIfAbsent(new Key(parts), key -> known.size());
        }
        return keys;
    }

    private static final class Key {
        private final int[] parts;

        Key(int[] parts) {
            this.parts = parts;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(parts, key.parts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(parts);
        }
    }
}
