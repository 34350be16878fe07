package org.commonway.planner.likelihood;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen of all routes up to one moment. Immutable.
 *
 * @param routes by route, at most {@link #ROUTES_MAX}
 */
record DelayTable(Map<RouteKey, RouteDelays> routes) {
    /** Of no more routes is anything kept: at most some 12 kilobytes for each. */
    static final int ROUTES_MAX = 4_000;

    /** Nothing was seen. */
    static final DelayTable EMPTY = new DelayTable(Map.of());

    /**
     * Something that was seen.
     *
     * @param route where
     * @param slot of {@link RouteDelays}
     * @param seconds late, or later than was said; below zero is earlier
     */
    record Seen(RouteKey route, int slot, int seconds) {}

    /** Copies the map. */
    DelayTable {
        routes = Map.copyOf(routes);
    }

    /** What was seen of this route. */
    RouteDelays get(RouteKey route) {
        return routes.getOrDefault(route, RouteDelays.EMPTY);
    }

    /** With more that was seen; what is seen of one route more than is kept is left out. */
    DelayTable with(List<Seen> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<RouteKey, RouteDelays> changed = new HashMap<>(routes);
        for (Seen seen : more) {
            RouteDelays before = changed.get(seen.route());
            if (before != null || changed.size() < ROUTES_MAX) {
                RouteDelays known = before == null ? RouteDelays.EMPTY : before;
                changed.put(
                        seen.route(),
                        known.with(seen.slot(), known.get(seen.slot()).with(seen.seconds())));
            }
        }
        return new DelayTable(changed);
    }

    /** With every weight times this factor; routes of which nothing is left are forgotten. */
    DelayTable faded(double factor) {
        Map<RouteKey, RouteDelays> left = new HashMap<>();
        routes.forEach((route, delays) -> {
            RouteDelays faded = delays.map(histogram -> histogram.faded(factor));
            if (!faded.isEmpty()) {
                left.put(route, faded);
            }
        });
        return new DelayTable(left);
    }
}
