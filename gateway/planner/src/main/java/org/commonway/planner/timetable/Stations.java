package org.commonway.planner.timetable;

import java.util.List;

/**
 * The insides of stations. Where a station has any pathway, all ways through it are here (GTFS pathways.txt).
 *
 * @param pathways ways between their parts
 * @param levels their floors
 */
public record Stations(List<Pathway> pathways, List<Level> levels) {
    /** Copies the lists. */
    public Stations {
        pathways = List.copyOf(pathways);
        levels = List.copyOf(levels);
    }

    /** Nothing known. */
    public static Stations none() {
        return new Stations(List.of(), List.of());
    }
}
