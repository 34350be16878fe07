package org.commonway.samplecity.streets;

import java.util.List;
import org.commonway.samplecity.place.Spot;

/**
 * The streets of the city.
 *
 * @param nodes every crossing and every bend
 * @param crossings how many of the nodes, from the first, are crossings; bends follow
 * @param streets the ways
 * @param river the river's course, from west to east
 * @param park the park's edge, closed (first = last)
 */
public record StreetMap(List<Spot> nodes, int crossings, List<Street> streets, List<Spot> river, List<Spot> park) {
    /** Takes copies of the lists. */
    public StreetMap {
        nodes = List.copyOf(nodes);
        streets = List.copyOf(streets);
        river = List.copyOf(river);
        park = List.copyOf(park);
    }
}
