package org.commonway.node.timetable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The headways of a feed as they are read. A trip that frequencies.txt names runs by headway alone: its times in
 * stop_times.txt say how long it takes, not when it leaves. So a trip none of whose headways can be used does not run.
 */
final class HeadwayBook {
    private final Map<Integer, List<Headway>> byTrip = new HashMap<>();

    /** The trip runs by headway, whether or not this line can be used. */
    void name(int trip) {
        byTrip.computeIfAbsent(trip, key -> new ArrayList<>(2));
    }

    void add(int trip, Headway headway) {
        byTrip.computeIfAbsent(trip, key -> new ArrayList<>(2)).add(headway);
    }

    boolean names(int trip) {
        return byTrip.containsKey(trip);
    }

    /**
     * Those of a trip that begin when the one before has ended. Gateways leave out the others too (GTFS forbids them), so
     * none of their departures is ever asked for.
     */
    List<Headway> of(int trip) {
        List<Headway> sorted = new ArrayList<>(byTrip.getOrDefault(trip, List.of()));
        // A stable sort: of two that start together the first line counts, as it does for gateways.
        sorted.sort(Comparator.comparingInt(Headway::startSeconds));
        List<Headway> kept = new ArrayList<>(sorted.size());
        for (Headway headway : sorted) {
            if (kept.isEmpty()
                    || headway.startSeconds() >= kept.get(kept.size() - 1).endSeconds()) {
                kept.add(headway);
            }
        }
        return List.copyOf(kept);
    }

    /** How many lines of a trip are left out since they overlap. */
    int overlapsOf(int trip) {
        return byTrip.getOrDefault(trip, List.of()).size() - of(trip).size();
    }
}
