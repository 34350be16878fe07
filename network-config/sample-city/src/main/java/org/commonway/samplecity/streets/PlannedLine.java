package org.commonway.samplecity.streets;

import java.util.List;

/**
 * A street as first drawn, before river and chance take parts of it.
 *
 * @param roadClass its class
 * @param name its name
 * @param crossings the crossings it joins, in order; closed when first = last
 */
record PlannedLine(RoadClass roadClass, String name, List<Integer> crossings) {
    PlannedLine {
        crossings = List.copyOf(crossings);
    }
}
