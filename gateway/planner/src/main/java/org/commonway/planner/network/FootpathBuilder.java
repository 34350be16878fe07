package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.timetable.TransferRule;

/**
 * Works out the ways between stops once, when a network is made: along streets, up to 500 metres, from every stop. Where
 * a stop lies off the map the bee-line times 1.3 stands in. A change takes 60 seconds beyond the walk, unless
 * transfers.txt says otherwise: a timed transfer takes the walk alone, a minimum time replaces the 60 seconds, and where
 * a change is impossible there is no way.
 */
final class FootpathBuilder {
    private static final int LONGEST_METRES = 500;
    private static final int LONGEST_RULED_METRES = 2_000;
    private static final int LONGEST_SECONDS = 500;
    private static final int CHANGE_SECONDS = 60;
    private static final double DETOUR = 1.3;
    private static final double WALK_METRES_PER_SECOND = 5 / 3.6;

    private final Streets streets;
    private final Network network;
    private final SplitStops stops;
    /** By stop of the timetables; all its parts share them. */
    private final Map<Integer, Map<Integer, int[]>> walks = new HashMap<>();

    private final int[] first;
    private final List<int[]> ways = new ArrayList<>();

    FootpathBuilder(Streets streets, Network network, SplitStops stops) {
        this.streets = streets;
        this.network = network;
        this.stops = stops;
        this.first = new int[network.stopCount() + 1];
    }

    Footpaths build() {
        for (int stop = 0; stop < network.stopCount(); stop++) {
            first[stop] = ways.size();
            waysFrom(stop).values().forEach(ways::add);
        }
        first[network.stopCount()] = ways.size();
        return new Footpaths(first, column(0), column(1), column(2));
    }

    private int[] column(int which) {
        return ways.stream().mapToInt(way -> way[which]).toArray();
    }

    /** Ways from a stop by target: target, seconds with the change, metres. */
    private Map<Integer, int[]> waysFrom(int stop) {
        Map<Integer, int[]> found = new TreeMap<>();
        Map<Integer, int[]> near = walks.computeIfAbsent(stops.whole(stop), this::walksFrom);
        near.forEach((other, walk) -> add(found, stops.findRule(stop, other), other, walk));
        Coordinate at = network.coordinate(stop);
        for (int ruled : stops.ruledFrom(stops.whole(stop))) {
            double bee = at.metresTo(network.coordinate(ruled)) * DETOUR;
            for (int other : bee <= LONGEST_RULED_METRES ? stops.partsOf(ruled) : List.<Integer>of()) {
                Optional<TransferRule> rule = stops.findRule(stop, other);
                if (rule.isPresent() && !found.containsKey(other)) {
                    add(found, rule, other, beeLine(bee));
                }
            }
        }
        return found;
    }

    /** Walks from a stop to those near it, by target: seconds and metres. */
    private Map<Integer, int[]> walksFrom(int stop) {
        Map<Integer, int[]> found = new HashMap<>();
        stops.partsOf(stop).forEach(part -> found.put(part, new int[] {0, 0}));
        Coordinate at = network.coordinate(stop);
        Optional<StreetPoint> point = network.findPoint(stop, StreetProfile.FOOT);
        Optional<StreetReach> reach = point.map(from -> streets.reachFrom(from, LONGEST_SECONDS));
        network.grid().visitWithin(at, LONGEST_METRES, other -> {
            if (stops.whole(other) != stop) {
                int[] walk = walk(at, reach, other);
                if (walk[1] >= 0 && walk[1] <= LONGEST_METRES) {
                    found.put(other, walk);
                }
            }
        });
        return found;
    }

    private int[] walk(Coordinate at, Optional<StreetReach> reach, int other) {
        Optional<StreetPoint> to = network.findPoint(other, StreetProfile.FOOT);
        if (reach.isEmpty() || to.isEmpty()) {
            return beeLine(at.metresTo(network.coordinate(other)) * DETOUR);
        }
        return new int[] {reach.get().secondsTo(to.get()), reach.get().metresTo(to.get())};
    }

    private static int[] beeLine(double metres) {
        return new int[] {(int) Math.ceil(metres / WALK_METRES_PER_SECOND), (int) Math.round(metres)};
    }

    private static void add(Map<Integer, int[]> found, Optional<TransferRule> ruled, int target, int[] walk) {
        int seconds = walk[0] + CHANGE_SECONDS;
        if (ruled.isPresent()) {
            TransferRule rule = ruled.get();
            switch (rule.kind()) {
                case IMPOSSIBLE -> {
                    return;
                }
                case TIMED -> seconds = walk[0];
                case MINIMUM_TIME -> seconds = Math.max(walk[0], rule.minSeconds());
                case RECOMMENDED -> seconds = walk[0] + CHANGE_SECONDS;
            }
        }
        found.put(target, new int[] {target, seconds, walk[1]});
    }
}
