package org.commonway.launcher.bench.planner.search;

import java.util.List;

/**
 * What came of one query.
 *
 * @param id the query's
 * @param wallMillis how long its asker waited
 * @param cpuMillis CPU time of the thread that searched; 0 where only the whole process was watched
 * @param choices ways to go; none when nothing was found
 */
public record Searched(String id, double wallMillis, double cpuMillis, List<Choice> choices) {
    /** Takes a copy of the list. */
    public Searched {
        choices = List.copyOf(choices);
    }

    /** Whether there is any way to go. */
    public boolean found() {
        return !choices.isEmpty();
    }

    /** The same without the ways to go that walk farther than this to the first vehicle, from the last, or all the way. */
    public Searched within(double doorWalkMetres) {
        return new Searched(
                id,
                wallMillis,
                cpuMillis,
                choices.stream()
                        .filter(choice -> choice.doorWalkMetres() <= doorWalkMetres)
                        .toList());
    }
}
