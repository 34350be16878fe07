package org.commonway.planner.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.planner.door.DoorWay;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.WalkLeg;
import org.commonway.planner.itinerary.Wheelchair;
import org.commonway.planner.network.Steps;
import org.commonway.planner.network.StreetPart;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.Streets;

/** Writes walks; one of no length is not written, unless a lift or the like makes it one. Safe for several threads. */
final class WalkWriter {
    private final Streets streets;
    private final Steps steps;
    private final Map<Course, List<Coordinate>> courses = new ConcurrentHashMap<>();

    private record Course(Coordinate from, Coordinate to, StreetProfile profile) {}

    WalkWriter(Streets streets, Steps steps) {
        this.streets = streets;
        this.steps = steps;
    }

    /** A walk whose time and length the search already knows, along these streets. */
    Optional<WalkLeg> walk(
            Place from, Place to, Instant departure, int seconds, int metres, Optional<StreetPart> street) {
        boolean indoors = street.filter(StreetPart::isAllOnTheStreet).isEmpty();
        if (metres <= 0 && !(indoors && seconds > 0)) {
            return Optional.empty();
        }
        List<Coordinate> course = street.map(part -> course(from.coordinate(), to.coordinate(), part))
                .orElseGet(() -> List.of(from.coordinate(), to.coordinate()));
        return Optional.of(new WalkLeg(
                new LegPath(from, to, departure, departure.plusSeconds(seconds), metres, course),
                street.isEmpty() && steps == Steps.FORBIDDEN ? Wheelchair.YES : Wheelchair.UNKNOWN));
    }

    /** Likewise, between a door and something else. */
    Optional<WalkLeg> walk(Place from, Place to, Instant departure, DoorWay.Walk walk) {
        return walk(from, to, departure, walk.seconds(), walk.metres(), Optional.of(walk.street()));
    }

    /** Straight on inside stations, where no map has the way. */
    private List<Coordinate> course(Coordinate from, Coordinate to, StreetPart part) {
        List<Coordinate> whole = new ArrayList<>();
        part.start().ifPresent(entrance -> whole.add(from));
        whole.addAll(course(part.start().orElse(from), part.end().orElse(to), part.profile()));
        part.end().ifPresent(entrance -> whole.add(to));
        return whole;
    }

    /** The course along streets; the bee-line where streets do not join the two. Options of one search share many. */
    List<Coordinate> course(Coordinate from, Coordinate to, StreetProfile profile) {
        return courses.computeIfAbsent(new Course(from, to, profile), this::findCourse);
    }

    private List<Coordinate> findCourse(Course course) {
        Optional<StreetPoint> start = streets.findPoint(course.from(), course.profile());
        Optional<StreetPoint> end = streets.findPoint(course.to(), course.profile());
        return start.flatMap(a -> end.flatMap(b -> streets.findRoute(a, b)))
                .map(StreetRoute::geometry)
                .orElse(List.of(course.from(), course.to()));
    }
}
