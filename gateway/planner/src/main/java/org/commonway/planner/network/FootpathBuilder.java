package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.timetable.TransferRule;

/**
 * Works out the ways between stops once, when a network is made: the walks of {@link StopWalks}, from every stop, for all
 * parts of the stops that rules split. A change takes 60 seconds beyond the walk, unless transfers.txt says otherwise: a
 * timed transfer takes the walk alone, a minimum time replaces the 60 seconds, and where a change is impossible there is
 * no way.
 */
final class FootpathBuilder {
    private static final int LONGEST_RULED_METRES = 2_000;
    private static final int CHANGE_SECONDS = 60;

    private final Network network;
    private final SplitStops stops;
    private final StopWalks walks;
    /** By stop of the timetables; all its parts share them. */
    private final Map<Integer, Map<Integer, Walk>> known = new HashMap<>();

    private final int[] first;
    private final List<int[]> ways = new ArrayList<>();

    FootpathBuilder(Streets streets, Network network, SplitStops stops) {
        this.network = network;
        this.stops = stops;
        this.walks = new StopWalks(streets, network);
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
        int whole = stops.whole(stop);
        known.computeIfAbsent(whole, this::walksFrom)
                .forEach((other, walk) -> add(found, stops.findRule(stop, other), other, walk));
        for (int ruled : stops.ruledFrom(whole)) {
            double bee = StopWalks.DETOUR * network.coordinate(stop).metresTo(network.coordinate(ruled));
            if (bee > LONGEST_RULED_METRES || !walks.mayGuess(whole, ruled)) {
                continue;
            }
            for (int other : stops.partsOf(ruled)) {
                Optional<TransferRule> rule = stops.findRule(stop, other);
                if (rule.isPresent() && !found.containsKey(other)) {
                    add(found, rule, other, walks.beeLine(whole, ruled));
                }
            }
        }
        return found;
    }

    /** Walks from a stop of the timetables to all parts of those near it and of itself. */
    private Map<Integer, Walk> walksFrom(int stop) {
        Map<Integer, Walk> found = new HashMap<>();
        stops.partsOf(stop).forEach(part -> found.put(part, new Walk(0, 0, Optional.empty())));
        walks.from(stop).forEach((other, walk) -> stops.partsOf(other).forEach(part -> found.put(part, walk)));
        return found;
    }

    private static void add(Map<Integer, int[]> found, Optional<TransferRule> ruled, int target, Walk walk) {
        int seconds = walk.seconds() + CHANGE_SECONDS;
        if (ruled.isPresent()) {
            TransferRule rule = ruled.get();
            switch (rule.kind()) {
                case IMPOSSIBLE -> {
                    return;
                }
                case TIMED -> seconds = walk.seconds();
                case MINIMUM_TIME -> seconds = Math.max(walk.seconds(), rule.minSeconds());
                case RECOMMENDED -> seconds = walk.seconds() + CHANGE_SECONDS;
            }
        }
        found.put(target, new int[] {target, seconds, walk.metres()});
    }
}
