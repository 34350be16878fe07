package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.TransferRule;

/**
 * Works out the ways between stops once, when a network is made: the walks of {@link StopWalks}, from every stop. A
 * change takes 60 seconds beyond the walk, unless transfers.txt says otherwise: a timed transfer takes the walk alone,
 * a minimum time replaces the 60 seconds, and where a change is impossible there is no way. Rules for stations hold for
 * their stops.
 */
final class FootpathBuilder {
    private static final int LONGEST_RULED_METRES = 2_000;
    private static final int CHANGE_SECONDS = 60;

    private final Network network;
    private final Map<Integer, Map<Integer, TransferRule>> rules = new HashMap<>();
    private final int[] first;
    private final List<int[]> ways = new ArrayList<>();
    private final StopWalks walks;

    FootpathBuilder(Streets streets, Network network) {
        this.network = network;
        this.walks = new StopWalks(streets, network);
        this.first = new int[network.stopCount() + 1];
    }

    Footpaths build() {
        collectRules();
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

    private void collectRules() {
        for (int feed = 0; feed < network.timetables().size(); feed++) {
            Timetable timetable = network.timetables().get(feed);
            Map<Integer, List<Integer>> children = new HashMap<>();
            for (int i = 0; i < timetable.stops().size(); i++) {
                int child = i;
                timetable
                        .stops()
                        .get(i)
                        .parent()
                        .ifPresent(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                                .add(child));
            }
            int shift = network.firstStop(feed);
            for (TransferRule rule : timetable.transfers()) {
                for (int from : children.getOrDefault(rule.fromStop(), List.of(rule.fromStop()))) {
                    for (int to : children.getOrDefault(rule.toStop(), List.of(rule.toStop()))) {
                        rules.computeIfAbsent(shift + from, key -> new HashMap<>())
                                .put(shift + to, rule);
                    }
                }
            }
        }
    }

    /** Ways from a stop by target: target, seconds with the change, metres. */
    private Map<Integer, int[]> waysFrom(int stop) {
        Map<Integer, int[]> found = new TreeMap<>();
        Map<Integer, TransferRule> ruled = rules.getOrDefault(stop, Map.of());
        add(found, ruled, stop, new Walk(0, 0, Optional.empty()));
        walks.from(stop).forEach((other, walk) -> add(found, ruled, other, walk));
        ruled.forEach((other, rule) -> {
            double bee = StopWalks.DETOUR * network.coordinate(stop).metresTo(network.coordinate(other));
            if (!found.containsKey(other) && bee <= LONGEST_RULED_METRES && walks.mayGuess(stop, other)) {
                add(found, ruled, other, walks.beeLine(stop, other));
            }
        });
        return found;
    }

    private static void add(Map<Integer, int[]> found, Map<Integer, TransferRule> ruled, int target, Walk walk) {
        int seconds = walk.seconds() + CHANGE_SECONDS;
        TransferRule rule = ruled.get(target);
        if (rule != null) {
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
