package org.commonway.planner.streets;

import java.util.List;
import org.commonway.planner.place.Coordinate;

/**
 * A way along streets.
 *
 * @param distanceMetres its length
 * @param seconds how long the profile takes for it
 * @param geometry from start to end; at least two positions
 * @param delaySeconds as {@link StreetReach#delaySecondsTo}
 */
public record StreetRoute(int distanceMetres, int seconds, List<Coordinate> geometry, int delaySeconds) {
    /** Copies the geometry. */
    public StreetRoute {
        geometry = List.copyOf(geometry);
    }
}
