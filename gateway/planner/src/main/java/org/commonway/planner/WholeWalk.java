package org.commonway.planner;

import java.util.Optional;
import org.commonway.planner.network.Steps;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.Streets;

/** The walk from door to door. */
final class WholeWalk {
    private WholeWalk() {}

    /** The walk of somebody who makes this of steps; empty when there is none of at most so many metres. */
    static Optional<StreetRoute> find(Streets streets, Steps steps, Coordinate from, Coordinate to, double metres) {
        return steps.profiles().stream()
                .flatMap(profile -> streets
                        .findPoint(from, profile)
                        .flatMap(start -> streets.findPoint(to, profile).flatMap(end -> streets.findRoute(start, end)))
                        .stream())
                .filter(way -> way.distanceMetres() <= metres)
                .findFirst();
    }
}
