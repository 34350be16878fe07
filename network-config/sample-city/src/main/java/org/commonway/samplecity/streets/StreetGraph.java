package org.commonway.samplecity.streets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntPredicate;
import org.commonway.samplecity.place.Spot;

/** The street map as a bus driver knows it: which node leads to which, and how far it is. */
public final class StreetGraph {
    private final StreetMap map;
    private final List<List<Edge>> edges;

    /** The graph of all streets; use {@link #busPath} for the way of a bus. */
    public StreetGraph(StreetMap map) {
        this.map = map;
        this.edges = new ArrayList<>();
        map.nodes().forEach(node -> edges.add(new ArrayList<>()));
        for (Street street : map.streets()) {
            for (int i = 0; i + 1 < street.nodes().size(); i++) {
                int from = street.nodes().get(i);
                int to = street.nodes().get(i + 1);
                double metres = map.nodes().get(from).metresTo(map.nodes().get(to));
                edges.get(from).add(new Edge(to, metres * street.roadClass().busCostFactor(), street));
                edges.get(to).add(new Edge(from, metres * street.roadClass().busCostFactor(), street));
            }
        }
    }

    /** The nodes that can be reached from the first one, over any street. */
    public Set<Integer> reachable() {
        Set<Integer> seen = new HashSet<>();
        List<Integer> open = new ArrayList<>(List.of(0));
        while (!open.isEmpty()) {
            int node = open.remove(open.size() - 1);
            if (seen.add(node)) {
                edges.get(node).forEach(edge -> open.add(edge.to()));
            }
        }
        return seen;
    }

    /** The crossing nearest to the spot that a bus can come to. */
    public int nearestBusCrossing(Spot spot) {
        return nearest(
                spot,
                node -> edges.get(node).stream()
                        .anyMatch(edge -> edge.street.roadClass().carriesBuses()));
    }

    private int nearest(Spot spot, IntPredicate allowed) {
        int best = -1;
        for (int i = 0; i < map.crossings(); i++) {
            boolean nearer = best < 0
                    || map.nodes().get(i).metresTo(spot) < map.nodes().get(best).metresTo(spot);
            if (nearer && allowed.test(i)) {
                best = i;
            }
        }
        return best;
    }

    /** The best way for a bus, as nodes from first to last; empty when there is none. */
    public List<Integer> busPath(int from, int to) {
        double[] cost = new double[map.nodes().size()];
        int[] before = new int[map.nodes().size()];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        Arrays.fill(before, -1);
        cost[from] = 0;
        PriorityQueue<Reached> open =
                new PriorityQueue<>(Comparator.comparingDouble(Reached::cost).thenComparingInt(Reached::node));
        open.add(new Reached(from, 0));
        for (Reached at = open.poll(); at != null && at.node != to; at = open.poll()) {
            for (Edge edge : edges.get(at.node)) {
                double reached = at.cost + edge.cost;
                if (reached < cost[edge.to]) {
                    cost[edge.to] = reached;
                    before[edge.to] = at.node;
                    open.add(new Reached(edge.to, reached));
                }
            }
        }
        return cost[to] == Double.POSITIVE_INFINITY ? List.of() : walkBack(before, to);
    }

    private static List<Integer> walkBack(int[] before, int to) {
        List<Integer> path = new ArrayList<>();
        for (int node = to; node >= 0; node = before[node]) {
            path.add(node);
        }
        Collections.reverse(path);
        return path;
    }

    /** Names of the streets that meet at a node, the largest first. */
    public List<String> streetNamesAt(int node) {
        return edges.get(node).stream()
                .map(Edge::street)
                .sorted(Comparator.comparing(Street::roadClass))
                .map(Street::name)
                .distinct()
                .toList();
    }

    /** Where a node lies. */
    public Spot spot(int node) {
        return map.nodes().get(node);
    }

    private record Edge(int to, double cost, Street street) {}

    private record Reached(int node, double cost) {}
}
