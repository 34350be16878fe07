package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;
import org.commonway.planner.streets.StreetProfile;

/**
 * What it takes a profile to go along the arcs of an {@link EliminationOrder}, both ways: the customization of
 * customizable contraction hierarchies. An arc stands for the quickest way between its ends by crossings below both, so
 * that every quickest way is one of arcs up and then down.
 */
final class CustomizedArcs {
    private final EliminationOrder order;
    private final long limit;
    private final long[] up;
    private final long[] down;

    /** Of these streets; ways of more than {@code limitTenths} tenths of a second are left out. */
    CustomizedArcs(StreetGraph graph, EliminationOrder order, StreetProfile profile, int limitTenths) {
        this.order = order;
        this.limit = PackedWay.within(limitTenths);
        this.up = new long[order.arcs()];
        this.down = new long[order.arcs()];
        Arrays.fill(up, PackedWay.NEVER);
        Arrays.fill(down, PackedWay.NEVER);
        takeStreets(graph, graph.times(profile));
        for (int rank = 0; rank < order.size(); rank++) {
            takeWaysBy(rank);
        }
    }

    private void takeStreets(StreetGraph graph, StreetGraph.EdgeTimes times) {
        for (int edge = 0; edge < graph.edgeBase.length; edge++) {
            int base = order.rank(graph.edgeBase[edge]);
            int adjacent = order.rank(graph.edgeAdjacent[edge]);
            if (base != adjacent) {
                long forward = way(graph, edge, times.forward()[edge]);
                long backward = way(graph, edge, times.backward()[edge]);
                int arc = order.arc(Math.min(base, adjacent), Math.max(base, adjacent));
                up[arc] = Math.min(up[arc], base < adjacent ? forward : backward);
                down[arc] = Math.min(down[arc], base < adjacent ? backward : forward);
            }
        }
    }

    private long way(StreetGraph graph, int edge, int tenths) {
        if (tenths > PackedWay.tenths(limit)) {
            return PackedWay.NEVER;
        }
        int[] delays = graph.delayTenths;
        return PackedWay.of(tenths, graph.edgeDecimetres[edge], delays == null ? 0 : delays[edge]);
    }

    /** Between each two that are joined to this one from above. */
    private void takeWaysBy(int rank) {
        int end = order.firstArc(rank + 1);
        for (int low = order.firstArc(rank); low < end; low++) {
            int between = order.firstArc(order.head(low));
            for (int high = low + 1; high < end; high++) {
                while (order.head(between) < order.head(high)) {
                    between++;
                }
                up[between] = Math.min(up[between], within(down[low] + up[high]));
                down[between] = Math.min(down[between], within(down[high] + up[low]));
            }
        }
    }

    private long within(long way) {
        return way <= limit ? way : PackedWay.NEVER;
    }

    /** From a chain's crossings, by what it takes to be there, to those above, each by its depth. */
    void climb(int[] chain, long[] ways) {
        climb(chain, ways, up);
    }

    /** The same in the direction of travel from above. */
    void climbBack(int[] chain, long[] ways) {
        climb(chain, ways, down);
    }

    private void climb(int[] chain, long[] ways, long[] arcs) {
        for (int depth = chain.length - 1; depth > 0; depth--) {
            long here = ways[depth];
            if (here <= limit) {
                int end = order.firstArc(chain[depth] + 1);
                for (int arc = order.firstArc(chain[depth]); arc < end; arc++) {
                    int above = order.depth(order.head(arc));
                    ways[above] = Math.min(ways[above], within(here + arcs[arc]));
                }
            }
        }
    }
}
