package org.commonway.planner.streets.graphhopper;

import java.util.Collections;
import java.util.List;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetReach;
import org.jspecify.annotations.Nullable;

/**
 * Dijkstra's algorithm from (or to) one point within a limit, or, given a goal, A* with the bee-line at the fastest
 * street's speed. Off the street one walks at 5 km/h, whatever the profile.
 */
final class StreetSearch implements StreetReach {
    private static final double TENTHS_PER_OFF_STREET_METRE = 36.0 / 5;

    private static final double METRES_PER_DEGREE = 111_195;
    /** By how much rounding may make an estimate differ from that of the next node. */
    private static final int ROUNDING_TENTHS = 5;

    private final StreetGraph graph;
    private final PieceShapes shapes;
    private final int[] forward;
    private final int[] backward;
    private final StreetPoint start;
    private final boolean reversed;
    private final int limitTenths;
    private final int limitDecimetres;
    private final NodeLabels labels;
    private final NodeQueue queue = new NodeQueue();
    private @Nullable StreetPoint goal;
    private double fastestMetresPerTenth;
    /** How much shorter a degree of longitude is than one of latitude, at the goal. */
    private double shrink;

    StreetSearch(
            StreetGraph graph,
            PieceShapes shapes,
            StreetPoint start,
            boolean reversed,
            int limitSeconds,
            int limitMetres) {
        this.graph = graph;
        this.shapes = shapes;
        this.forward = graph.times(start.profile()).forward();
        this.backward = graph.times(start.profile()).backward();
        this.start = start;
        this.reversed = reversed;
        this.labels = new NodeLabels(graph.nodes);
        this.limitTenths = limitSeconds * 10;
        this.limitDecimetres = limitMetres * 10;
    }

    private void begin() {
        int edge = start.edge();
        int off = offStreetTenths(start);
        int offLength = (int) Math.round(start.offStreetMetres() * 10);
        double share = start.share();
        begin(graph.edgeAdjacent[edge], leave(edge, true), 1 - share, off, offLength);
        begin(graph.edgeBase[edge], leave(edge, false), share, off, offLength);
    }

    /** Searches until everything within the limit is known. */
    StreetSearch run() {
        begin();
        while (!queue.isEmpty()) {
            long first = queue.removeFirst();
            int node = (int) first;
            if ((int) (first >>> 32) <= labels.tenths(node)) {
                settle(node);
            }
        }
        return this;
    }

    /** Searches until the goal is known or out of reach. */
    StreetSearch runTo(StreetPoint end, double fastest) {
        goal = end;
        fastestMetresPerTenth = fastest;
        shrink = Math.cos(Math.toRadians(end.place().latitude()));
        begin();
        while (!queue.isEmpty()) {
            long first = queue.removeFirst();
            int best = tenthsTo(end);
            int key = (int) (first >>> 32);
            if (best != NodeLabels.UNSEEN && key >= best) {
                break;
            }
            int node = (int) first;
            if (key <= labels.tenths(node) + estimate(node) + ROUNDING_TENTHS) {
                settle(node);
            }
        }
        return this;
    }

    /** The bee-line at the fastest street's speed, on a plane around the goal. */
    private int estimate(int node) {
        if (goal == null) {
            return 0;
        }
        double latitudes = graph.latitude[node] - goal.place().latitude();
        double longitudes = (graph.longitude[node] - goal.place().longitude()) * shrink;
        double bee =
                Math.sqrt(latitudes * latitudes + longitudes * longitudes) * METRES_PER_DEGREE - goal.offStreetMetres();
        // Lengths of pieces are rounded and the plane is bent; one metre in fifty keeps the estimate below the truth.
        return (int) Math.max(0, bee * 0.98 / fastestMetresPerTenth);
    }

    private void settle(int node) {
        int time = labels.tenths(node);
        int length = labels.decimetres(node);
        for (int i = graph.firstSlot(node); i < graph.firstSlot(node + 1); i++) {
            int slot = graph.slot(i);
            int edge = slot >> 1;
            boolean fromBase = (slot & 1) == 0;
            int cost = leave(edge, fromBase);
            if (cost == StreetGraph.CLOSED) {
                continue;
            }
            int next = fromBase ? graph.edgeAdjacent[edge] : graph.edgeBase[edge];
            offer(next, time + cost, length + graph.edgeDecimetres[edge], slot);
        }
    }

    /** What it costs to go along the edge from its base (or from its other end), in the direction of travel. */
    private int leave(int edge, boolean fromBase) {
        return fromBase != reversed ? forward[edge] : backward[edge];
    }

    private void begin(int node, int cost, double part, int off, int offLength) {
        if (cost != StreetGraph.CLOSED) {
            offer(
                    node,
                    off + (int) Math.round(cost * part),
                    offLength + (int) Math.round(graph.edgeDecimetres[start.edge()] * part),
                    -1);
        }
    }

    private void offer(int node, int time, int length, int slot) {
        if (time <= limitTenths && length <= limitDecimetres && labels.offer(node, time, length, slot)) {
            queue.add(time + estimate(node), node);
        }
    }

    /** What it takes between a place and its street. */
    static int offStreetTenths(StreetPoint point) {
        return (int) Math.round(point.offStreetMetres() * TENTHS_PER_OFF_STREET_METRE);
    }

    /** By which end of its edge the point is reached first: 0 base, 1 the other, 2 along its own edge, -1 not at all. */
    int entry(StreetPoint point) {
        int[] times = {viaBase(point), viaAdjacent(point)};
        int best = times[0] <= times[1] ? 0 : 1;
        int direct = direct(point);
        if (direct != NodeLabels.UNSEEN && direct <= times[best]) {
            return 2;
        }
        return times[best] == NodeLabels.UNSEEN ? -1 : best;
    }

    /** Tenths of a second to the point, or {@link NodeLabels#UNSEEN}. */
    int tenthsTo(StreetPoint point) {
        return Math.min(direct(point), Math.min(viaBase(point), viaAdjacent(point)));
    }

    private int viaBase(StreetPoint point) {
        return via(point, graph.edgeBase[point.edge()], leave(point.edge(), true), point.share());
    }

    private int viaAdjacent(StreetPoint point) {
        return via(point, graph.edgeAdjacent[point.edge()], leave(point.edge(), false), 1 - point.share());
    }

    private int via(StreetPoint point, int node, int cost, double part) {
        int time = labels.tenths(node);
        if (time == NodeLabels.UNSEEN || cost == StreetGraph.CLOSED) {
            return NodeLabels.UNSEEN;
        }
        return within(time + (int) Math.round(cost * part) + offStreetTenths(point));
    }

    private int direct(StreetPoint point) {
        if (point.edge() != start.edge()) {
            return NodeLabels.UNSEEN;
        }
        double part = point.share() - start.share();
        int cost = leave(point.edge(), part >= 0);
        if (cost == StreetGraph.CLOSED) {
            return NodeLabels.UNSEEN;
        }
        return within(offStreetTenths(start) + (int) Math.round(cost * Math.abs(part)) + offStreetTenths(point));
    }

    private int within(int tenths) {
        return tenths <= limitTenths ? tenths : NodeLabels.UNSEEN;
    }

    @Override
    public List<Coordinate> courseTo(StreetPoint point) {
        List<Coordinate> course = new FoundCourse(graph, shapes, start, labels).to(point, entry(point));
        if (reversed) {
            Collections.reverse(course);
        }
        return course;
    }

    @Override
    public StreetReach trimmed() {
        labels.trim();
        queue.clear();
        return this;
    }

    @Override
    public int secondsTo(StreetPoint point) {
        int tenths = tenthsTo(point);
        return tenths == NodeLabels.UNSEEN ? UNREACHED : (tenths + 9) / 10;
    }

    @Override
    public int metresTo(StreetPoint point) {
        int edgeLength = graph.edgeDecimetres[point.edge()];
        double decimetres = switch (entry(point)) {
            case 0 -> labels.decimetres(graph.edgeBase[point.edge()]) + edgeLength * point.share();
            case 1 -> labels.decimetres(graph.edgeAdjacent[point.edge()]) + edgeLength * (1 - point.share());
            case 2 -> edgeLength * Math.abs(point.share() - start.share()) + start.offStreetMetres() * 10;
            default -> -1;
        };
        return decimetres < 0 ? UNREACHED : (int) Math.round(decimetres / 10 + point.offStreetMetres());
    }

    @Override
    public int delaySecondsTo(StreetPoint point) {
        int[] delays = graph.delayTenths;
        int entry = entry(point);
        if (delays == null || entry < 0) {
            return 0;
        }
        if (entry == 2) {
            return seconds(delays[point.edge()] * Math.abs(point.share() - start.share()));
        }
        int node = entry == 0 ? graph.edgeBase[point.edge()] : graph.edgeAdjacent[point.edge()];
        double tenths = delays[point.edge()] * (entry == 0 ? point.share() : 1 - point.share());
        for (int slot = labels.parentSlot(node); slot >= 0; slot = labels.parentSlot(node)) {
            tenths += delays[slot >> 1];
            node = (slot & 1) == 0 ? graph.edgeBase[slot >> 1] : graph.edgeAdjacent[slot >> 1];
        }
        boolean byBase = node == graph.edgeBase[start.edge()];
        return seconds(tenths + delays[start.edge()] * (byBase ? start.share() : 1 - start.share()));
    }

    private static int seconds(double tenths) {
        return (int) Math.ceil(tenths / 10);
    }
}
