package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.planner.station.StationWay;
import org.commonway.planner.station.StationWays;
import org.commonway.planner.timetable.LocationType;

/** The ways inside all stations of a network, by where they begin and where they end. */
final class Entrances {
    private final BitSet behind = new BitSet();
    private final Map<Integer, List<StationWay>> from = new HashMap<>();
    private final Map<Integer, List<StationWay>> to = new HashMap<>();
    private final Map<Integer, List<StationWay>> between = new HashMap<>();

    /** Those of this network; with {@code stepFree} only what a wheelchair can take. */
    Entrances(Network network, boolean stepFree) {
        for (int feed = 0; feed < network.timetables().size(); feed++) {
            if (!network.timetables().get(feed).stations().pathways().isEmpty()) {
                add(network, StationWays.of(network.timetables().get(feed), stepFree), network.firstStop(feed));
            }
        }
    }

    private void add(Network network, StationWays found, int shift) {
        found.behindEntrances().stream().forEach(stop -> behind.set(shift + stop));
        for (StationWay way : found.ways()) {
            StationWay made = new StationWay(shift + way.from(), shift + way.to(), way.seconds(), way.metres());
            if (isEntrance(network, made.from()) || isEntrance(network, made.to())) {
                put(from, made.from(), made);
                put(to, made.to(), made);
            } else {
                put(between, made.from(), made);
            }
        }
    }

    private static boolean isEntrance(Network network, int stop) {
        return network.stop(stop).detail().type() == LocationType.ENTRANCE;
    }

    private static void put(Map<Integer, List<StationWay>> ways, int stop, StationWay way) {
        ways.computeIfAbsent(stop, key -> new ArrayList<>()).add(way);
    }

    /** Whether nothing is known of the insides of stations. */
    boolean isEmpty() {
        return behind.isEmpty();
    }

    /** Whether the stop is reached from the street, and left for it, through entrances alone. */
    boolean isBehind(int stop) {
        return behind.get(stop);
    }

    /** From an entrance to the platforms behind it, or from a platform to entrances. */
    List<StationWay> from(int stop) {
        return from.getOrDefault(stop, List.of());
    }

    /** To an entrance from the platforms behind it, or to a platform from entrances. */
    List<StationWay> to(int stop) {
        return to.getOrDefault(stop, List.of());
    }

    /** From a platform to others without going out. */
    List<StationWay> between(int stop) {
        return between.getOrDefault(stop, List.of());
    }
}
