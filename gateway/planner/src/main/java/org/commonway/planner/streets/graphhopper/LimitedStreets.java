package org.commonway.planner.streets.graphhopper;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetLimits;
import org.commonway.planner.streets.StreetProfile;

/** Works out what limits make of the times of one profile: closed edges, and slow ones. */
final class LimitedStreets {
    private final StreetGraph graph;
    private final StreetProfile profile;
    private final int metresPerHour;
    private final StreetLimits limits;
    private final StreetGraph.EdgeTimes before;
    private final int[] forward;
    private final int[] backward;
    private final int[] delayTenths;
    private final BitSet seen;

    /** At first every edge is as it is outside of all areas. */
    LimitedStreets(StreetGraph graph, StreetProfile profile, int metresPerHour, StreetLimits limits) {
        this.graph = graph;
        this.profile = profile;
        this.metresPerHour = metresPerHour;
        this.limits = limits;
        this.before = graph.times(profile);
        int edges = graph.edgeBase.length;
        this.forward = before.forward().clone();
        this.backward = before.backward().clone();
        this.delayTenths = new int[edges];
        this.seen = new BitSet(edges);
        if (limits.elsewhere().closed()) {
            Arrays.fill(forward, StreetGraph.CLOSED);
            Arrays.fill(backward, StreetGraph.CLOSED);
        } else if (limits.elsewhere().mostMetresPerHour() > 0) {
            for (int edge = 0; edge < edges; edge++) {
                slow(edge, limits.elsewhere().mostMetresPerHour());
            }
        }
    }

    /** Looks at an edge that may touch an area. */
    void look(int edge, Supplier<List<Coordinate>> course) {
        if (seen.get(edge)) {
            return;
        }
        seen.set(edge);
        StreetLimits.Limit limit = limit(course.get());
        forward[edge] = limit.closed() ? StreetGraph.CLOSED : before.forward()[edge];
        backward[edge] = limit.closed() ? StreetGraph.CLOSED : before.backward()[edge];
        delayTenths[edge] = 0;
        if (!limit.closed() && limit.mostMetresPerHour() > 0) {
            slow(edge, limit.mostMetresPerHour());
        }
    }

    /** The first area that covers all of the course decides; before it, every one that is touched counts. */
    private StreetLimits.Limit limit(List<Coordinate> course) {
        int slowest = 0;
        boolean open = false;
        boolean speedKnown = false;
        for (StreetLimits.Part part : limits.parts()) {
            if ((open && speedKnown) || !part.area().touches(course)) {
                continue;
            }
            if (!open && part.limit().closed()) {
                return part.limit();
            }
            int speed = part.limit().mostMetresPerHour();
            slowest = speedKnown ? slowest : slower(slowest, speed);
            boolean covered = part.area().covers(course);
            open |= covered;
            speedKnown |= covered && speed > 0;
        }
        return open
                ? new StreetLimits.Limit(false, slowest)
                : new StreetLimits.Limit(
                        limits.elsewhere().closed(),
                        slower(slowest, limits.elsewhere().mostMetresPerHour()));
    }

    private static int slower(int one, int other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }

    private void slow(int edge, int mostMetresPerHour) {
        int tenths = tenths(edge, mostMetresPerHour);
        forward[edge] = forward[edge] == StreetGraph.CLOSED ? forward[edge] : Math.max(forward[edge], tenths);
        backward[edge] = backward[edge] == StreetGraph.CLOSED ? backward[edge] : Math.max(backward[edge], tenths);
        delayTenths[edge] = Math.max(0, tenths - tenths(edge, metresPerHour));
    }

    private int tenths(int edge, int speed) {
        return (int) Math.ceil(graph.edgeDecimetres[edge] * 3600.0 / speed);
    }

    StreetGraph graph() {
        return new StreetGraph(graph, profile, new StreetGraph.EdgeTimes(forward, backward), delayTenths);
    }
}
