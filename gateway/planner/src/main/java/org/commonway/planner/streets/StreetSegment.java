package org.commonway.planner.streets;

import java.util.List;
import org.commonway.planner.place.Coordinate;

/**
 * A piece of street between two junctions, for drawing.
 *
 * @param geometry at least two positions
 * @param roadClass OpenStreetMap's highway value in lower case, such as "residential"
 * @param name of the street; empty when it has none
 */
public record StreetSegment(List<Coordinate> geometry, String roadClass, String name) {
    /** Copies the geometry. */
    public StreetSegment {
        geometry = List.copyOf(geometry);
    }
}
