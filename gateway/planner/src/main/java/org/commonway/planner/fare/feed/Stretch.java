package org.commonway.planner.fare.feed;

import java.util.Set;

/**
 * Rides in a row as the rules of fare_rules.txt see them.
 *
 * @param routes indexes of the lines that are ridden
 * @param origin zone_id of the stop where the rider first gets on; may be empty
 * @param destination zone_id of the stop where the rider last gets off; may be empty
 * @param zones zone_ids of all stops on the way, both ends included
 */
record Stretch(Set<Integer> routes, String origin, String destination, Set<String> zones) {
    /** Copies the sets. */
    Stretch {
        routes = Set.copyOf(routes);
        zones = Set.copyOf(zones);
    }
}
