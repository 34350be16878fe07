package org.commonway.planner.streets.graphhopper;

import org.jspecify.annotations.Nullable;

/** The order of a map's crossings, worked out when first asked for: with limits or without, the crossings are the same. */
final class KeptOrder {
    private @Nullable EliminationOrder known;

    /** That of these streets, which are always of the same map. */
    synchronized EliminationOrder of(StreetGraph graph) {
        EliminationOrder now = known;
        if (now == null) {
            now = new EliminationOrder(graph);
            known = now;
        }
        return now;
    }
}
