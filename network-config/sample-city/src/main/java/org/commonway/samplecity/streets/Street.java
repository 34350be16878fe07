package org.commonway.samplecity.streets;

import java.util.List;

/**
 * One OSM way.
 *
 * @param roadClass its highway class
 * @param name its name, never empty
 * @param bridge whether it crosses the river
 * @param nodes indexes into {@link StreetMap#nodes()}, at least two
 */
public record Street(RoadClass roadClass, String name, boolean bridge, List<Integer> nodes) {
    /** Takes a copy of the list. */
    public Street {
        nodes = List.copyOf(nodes);
    }
}
