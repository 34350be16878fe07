package org.commonway.launcher.bench.planner;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.commonway.launcher.bench.planner.search.PlannerQuery;

/**
 * What is measured.
 *
 * @param osm streets
 * @param gtfs timetables
 * @param date the day asked about
 * @param queries what is asked
 * @param peers names of those to measure beside ours
 * @param rounds how often all queries are asked over HTTP; the last counts
 * @param maxWalkMetres how far our riders walk to the first and from the last vehicle
 * @param load searches at once
 */
public record PlannerBenchPlan(
        Path osm,
        List<Path> gtfs,
        LocalDate date,
        List<PlannerQuery> queries,
        Set<String> peers,
        int rounds,
        int maxWalkMetres,
        Load load) {
    /** From stop to stop a search takes a tenth of what it takes door to door: so many more make the JVM as warm. */
    private static final int CORE_ROUNDS = 10;

    private static final int MOST_ROUNDS = 100;
    private static final int MOST_WALK_METRES = 5_000;

    /**
     * Searches at once.
     *
     * @param perSecond how many begin
     * @param seconds for how long; 0 for no load
     */
    public record Load(double perSecond, int seconds) {
        private static final int MOST_PER_SECOND = 10_000;
        private static final int MOST_SECONDS = 3_600;

        /** Refuses with IllegalArgumentException what is no load. */
        public Load {
            check(
                    perSecond > 0 && perSecond <= MOST_PER_SECOND,
                    "--load-rate " + perSecond + " is not above 0 and up to " + MOST_PER_SECOND);
            check(
                    seconds >= 0 && seconds <= MOST_SECONDS,
                    "--load-seconds " + seconds + " is not from 0 to " + MOST_SECONDS);
        }
    }

    /** Takes copies; refuses with IllegalArgumentException what lies outside the ranges. */
    public PlannerBenchPlan {
        gtfs = List.copyOf(gtfs);
        queries = List.copyOf(queries);
        peers = Set.copyOf(peers);
        check(rounds >= 1 && rounds <= MOST_ROUNDS, "--rounds " + rounds + " is not from 1 to " + MOST_ROUNDS);
        check(
                maxWalkMetres >= 0 && maxWalkMetres <= MOST_WALK_METRES,
                "--max-walk " + maxWalkMetres + " is not from 0 to " + MOST_WALK_METRES);
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    int coreRounds() {
        return CORE_ROUNDS * rounds;
    }
}
