package org.commonway.samplecity.transit;

import java.util.List;

/**
 * One transit operator and what it runs.
 *
 * @param agencyId GTFS agency_id
 * @param name for riders
 * @param lines its lines
 */
public record TransitSystem(String agencyId, String name, List<TransitLine> lines) {
    /** Takes a copy of the list. */
    public TransitSystem {
        lines = List.copyOf(lines);
    }

    /** Every stop, each once, in the order in which the lines come to them. */
    public List<TransitStop> stops() {
        return lines.stream()
                .flatMap(line -> line.calls().stream())
                .map(TransitLine.Call::stop)
                .distinct()
                .toList();
    }
}
