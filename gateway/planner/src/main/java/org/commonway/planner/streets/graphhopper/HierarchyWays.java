package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;
import java.util.Optional;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetWay;
import org.commonway.planner.streets.StreetWays;

/**
 * Ways by a customizable contraction hierarchy. Of a place only a chain of a few hundred crossings is known, with the
 * quickest ways between it and each of them by lower crossings; the quickest way between two places leads by one that both
 * chains have (hub labels by an elimination tree). Of ways equally quick the shortest counts.
 */
final class HierarchyWays implements StreetWays {
    private final StreetGraph graph;
    private final EliminationOrder order;
    private final CustomizedArcs arcs;
    private final int[] forward;
    private final int[] backward;
    private final int limitTenths;

    HierarchyWays(StreetGraph graph, EliminationOrder order, StreetProfile profile, int limitSeconds) {
        this.graph = graph;
        this.order = order;
        this.limitTenths = 10 * limitSeconds;
        this.arcs = new CustomizedArcs(graph, order, profile, limitTenths);
        this.forward = graph.times(profile).forward();
        this.backward = graph.times(profile).backward();
    }

    /** A place, and by depth the crossings of its chain and the ways between it and them. */
    private static final class Label implements End {
        private final StreetPoint place;
        private final int[] chain;
        private final long[] ways;

        private Label(StreetPoint place, int[] chain, long[] ways) {
            this.place = place;
            this.chain = chain;
            this.ways = ways;
        }
    }

    @Override
    public Start start(StreetPoint place) {
        Label label = label(place, forward, backward);
        arcs.climb(label.chain, label.ways);
        return end -> findWay(label, (Label) end);
    }

    @Override
    public End end(StreetPoint place) {
        Label label = label(place, backward, forward);
        arcs.climbBack(label.chain, label.ways);
        return label;
    }

    /** With what it takes between the place and the ends of its street, of which one is above the other. */
    private Label label(StreetPoint place, int[] onward, int[] back) {
        int edge = place.edge();
        int base = order.rank(graph.edgeBase[edge]);
        int adjacent = order.rank(graph.edgeAdjacent[edge]);
        int[] chain = order.chain(Math.min(base, adjacent));
        long[] ways = new long[chain.length];
        Arrays.fill(ways, PackedWay.NEVER);
        ways[order.depth(adjacent)] = along(place, onward[edge], 1 - place.share());
        ways[order.depth(base)] = Math.min(ways[order.depth(base)], along(place, back[edge], place.share()));
        return new Label(place, chain, ways);
    }

    /** Between the place and a part of its street away. */
    private long along(StreetPoint place, int tenths, double part) {
        if (tenths == StreetGraph.CLOSED) {
            return PackedWay.NEVER;
        }
        int time = StreetSearch.offStreetTenths(place) + (int) Math.round(tenths * part);
        if (time > limitTenths) {
            return PackedWay.NEVER;
        }
        long length = Math.round(graph.edgeDecimetres[place.edge()] * part) + Math.round(place.offStreetMetres() * 10);
        long delay = Math.round(delayTenths(place.edge()) * part);
        return PackedWay.of(time, (int) length, (int) delay);
    }

    private int delayTenths(int edge) {
        int[] delays = graph.delayTenths;
        return delays == null ? 0 : delays[edge];
    }

    private Optional<StreetWay> findWay(Label start, Label end) {
        int common = Arrays.mismatch(start.chain, end.chain);
        int count = common < 0 ? start.chain.length : common;
        long best = direct(start.place, end.place);
        for (int depth = 0; depth < count; depth++) {
            best = Math.min(best, start.ways[depth] + end.ways[depth]);
        }
        return PackedWay.tenths(best) > limitTenths
                ? Optional.empty()
                : Optional.of(new StreetWay(
                        (PackedWay.tenths(best) + 9) / 10,
                        (int) Math.round(PackedWay.decimetres(best) / 10.0),
                        (PackedWay.delayTenths(best) + 9) / 10));
    }

    /** Along the street on which both lie. */
    private long direct(StreetPoint start, StreetPoint end) {
        if (start.edge() != end.edge()) {
            return PackedWay.NEVER;
        }
        double part = end.share() - start.share();
        long way = along(start, part >= 0 ? forward[start.edge()] : backward[start.edge()], Math.abs(part));
        return way == PackedWay.NEVER
                ? way
                : way
                        + PackedWay.of(
                                StreetSearch.offStreetTenths(end), (int) Math.round(end.offStreetMetres() * 10), 0);
    }
}
