package org.commonway.planner.assembly;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.WalkLeg;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.Streets;

/** Writes walks; one of no length is not written. */
final class WalkWriter {
    private final Streets streets;
    private final Map<Course, List<Coordinate>> courses = new HashMap<>();

    private record Course(Streets streets, Coordinate from, Coordinate to, StreetProfile profile) {}

    WalkWriter(Streets streets) {
        this.streets = streets;
    }

    /** A walk whose time and length the search already knows. */
    Optional<WalkLeg> walk(Place from, Place to, Instant departure, int seconds, int metres) {
        if (metres <= 0) {
            return Optional.empty();
        }
        return Optional.of(new WalkLeg(new LegPath(
                from,
                to,
                departure,
                departure.plusSeconds(seconds),
                metres,
                course(from.coordinate(), to.coordinate(), StreetProfile.FOOT))));
    }

    /** The course along streets; the bee-line where streets do not join the two. Options of one search share many. */
    List<Coordinate> course(Coordinate from, Coordinate to, StreetProfile profile) {
        return course(streets, from, to, profile);
    }

    /** The same along these streets, which are all or some of the city's. */
    List<Coordinate> course(Streets along, Coordinate from, Coordinate to, StreetProfile profile) {
        return courses.computeIfAbsent(new Course(along, from, to, profile), this::findCourse);
    }

    private List<Coordinate> findCourse(Course course) {
        Optional<StreetPoint> start = streets.findPoint(course.from(), course.profile());
        Optional<StreetPoint> end = streets.findPoint(course.to(), course.profile());
        return start.flatMap(a -> end.flatMap(b -> course.streets().findRoute(a, b)))
                .map(StreetRoute::geometry)
                .orElse(List.of(course.from(), course.to()));
    }
}
