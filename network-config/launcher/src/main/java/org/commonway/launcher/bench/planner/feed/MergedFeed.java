package org.commonway.launcher.bench.planner.feed;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.search.PlannerQuery;
import org.commonway.samplecity.place.Point;

/**
 * One GTFS zip of all timetables.
 *
 * @param zip the file
 * @param stops all that it has
 */
public record MergedFeed(Path zip, List<Stop> stops) {
    /** A stop of a query lies where the timetable says; rounding is forgiven. */
    private static final double SAME_PLACE_METRES = 100;

    /** Takes a copy of the list. */
    public MergedFeed {
        stops = List.copyOf(stops);
    }

    /**
     * A stop.
     *
     * @param id in the merged feed
     * @param originalId in the feed that it comes from
     * @param point where
     */
    public record Stop(String id, String originalId, Point point) {
        private boolean isMeantBy(String wanted) {
            return wanted.equals(originalId) || wanted.endsWith("_" + originalId);
        }
    }

    /**
     * The id of the stop that a query means: the nearest of those whose id is the query's, or is what the query's id ends
     * with after an underscore, as in a feed that somebody else merged. Refused when there is none at that place.
     */
    public String getStopId(PlannerQuery query, PlannerQuery.End end) {
        return stops.stream()
                .filter(stop -> stop.isMeantBy(end.stopId()))
                .filter(stop -> stop.point().metresTo(end.point()) <= SAME_PLACE_METRES)
                .min(Comparator.comparingDouble(stop -> stop.point().metresTo(end.point())))
                .map(Stop::id)
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "Query " + query.id() + " names the stop " + end.stopId() + " at "
                                + end.point().lat() + ","
                                + end.point().lon()
                                + ", where no timetable has it: give the feeds that the queries were"
                                + " made for."));
    }
}
