package org.commonway.planner.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.Pathway;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;

/**
 * The places that pathways join, and Dijkstra's algorithm over them. A platform and its boarding areas are one place:
 * GTFS ties pathways to the areas where there are any, and trips mostly to the platform.
 */
final class PathwayGraph {
    private final Map<Integer, List<Edge>> edges = new TreeMap<>();
    private final Timetable timetable;

    private record Edge(int to, PathwayWalk walk) {}

    /** A place that a search has come to. */
    private record Reached(int place, int tenths, int decimetres) {
        static final Comparator<Reached> QUICKEST_FIRST =
                Comparator.comparingInt(Reached::tenths).thenComparingInt(Reached::decimetres);
    }

    /** The pathways of this timetable that may be used, between places that may be. */
    PathwayGraph(Timetable timetable, Predicate<Pathway> usable, Predicate<Stop> open) {
        this.timetable = timetable;
        for (Pathway pathway : timetable.stations().pathways()) {
            Stop from = timetable.stops().get(pathway.fromStop());
            Stop to = timetable.stops().get(pathway.toStop());
            if (usable.test(pathway) && open.test(from) && open.test(to)) {
                PathwayWalk walk = PathwayWalk.of(pathway, from.coordinate().metresTo(to.coordinate()));
                join(pathway.fromStop(), pathway.toStop(), walk);
                if (pathway.bidirectional()) {
                    join(pathway.toStop(), pathway.fromStop(), walk);
                }
            }
        }
        joinBoardingAreas();
    }

    private void joinBoardingAreas() {
        for (int place : List.copyOf(edges.keySet())) {
            Stop stop = timetable.stops().get(place);
            if (stop.detail().type() == LocationType.BOARDING_AREA) {
                stop.parent().ifPresent(platform -> {
                    join(place, platform, new PathwayWalk(0, 0));
                    join(platform, place, new PathwayWalk(0, 0));
                });
            }
        }
    }

    private void join(int from, int to, PathwayWalk walk) {
        edges.computeIfAbsent(from, place -> new ArrayList<>()).add(new Edge(to, walk));
        edges.computeIfAbsent(to, place -> new ArrayList<>());
    }

    /** All places that a pathway begins or ends at, by rising index. */
    List<Integer> places() {
        return List.copyOf(new TreeSet<>(edges.keySet()));
    }

    /** Shows the quickest way to every other place that can be reached from this one. */
    void visitFrom(int start, Consumer<StationWay> visitor) {
        Map<Integer, Reached> settled = new HashMap<>();
        PriorityQueue<Reached> queue = new PriorityQueue<>(Reached.QUICKEST_FIRST);
        queue.add(new Reached(start, 0, 0));
        while (!queue.isEmpty()) {
            Reached next = queue.remove();
            if (settled.putIfAbsent(next.place(), next) != null) {
                continue;
            }
            if (next.place() != start) {
                visitor.accept(new StationWay(
                        start, next.place(), (next.tenths() + 9) / 10, (int) Math.round(next.decimetres() / 10.0)));
            }
            for (Edge edge : edges.getOrDefault(next.place(), List.of())) {
                if (!settled.containsKey(edge.to())) {
                    queue.add(new Reached(
                            edge.to(),
                            next.tenths() + edge.walk().tenths(),
                            next.decimetres() + edge.walk().decimetres()));
                }
            }
        }
    }
}
