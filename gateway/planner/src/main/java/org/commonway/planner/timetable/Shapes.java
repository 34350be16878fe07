package org.commonway.planner.timetable;

import java.util.List;
import org.commonway.planner.place.Coordinate;

/**
 * The courses of trips, as in GTFS shapes.txt; good for drawing.
 *
 * @param courses by shape index
 */
public record Shapes(List<List<Coordinate>> courses) {
    /** Copies the list. */
    public Shapes {
        courses = List.copyOf(courses);
    }

    /**
     * The part of a shape that visits these stops in order, cut at the first and the last. Each stop is tied to the
     * nearest corner of the shape after the one before it.
     */
    public List<Coordinate> between(int shape, List<Coordinate> stops, int first, int last) {
        List<Coordinate> course = courses.get(shape);
        int[] corners = new int[stops.size()];
        int at = 0;
        for (int i = 0; i < corners.length; i++) {
            at = nearestCorner(course, at, stops.get(i));
            corners[i] = at;
        }
        List<Coordinate> part = new java.util.ArrayList<>();
        part.add(stops.get(first));
        for (int i = corners[first] + 1; i < corners[last]; i++) {
            part.add(course.get(i));
        }
        part.add(stops.get(last));
        return part;
    }

    /** Looks ahead until the course has come near and gone away again, so that a course crossing itself is no trap. */
    private static int nearestCorner(List<Coordinate> course, int from, Coordinate stop) {
        int best = from;
        double bestMetres = course.get(from).metresTo(stop);
        for (int i = from + 1; i < course.size(); i++) {
            double metres = course.get(i).metresTo(stop);
            if (metres < bestMetres) {
                best = i;
                bestMetres = metres;
            } else if (bestMetres < 60 && metres > 400) {
                break;
            }
        }
        return best;
    }
}
