package org.commonway.planner.streets.graphhopper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonway.planner.place.Coordinate;

/** Courses of streets: cutting and joining them. */
final class Course {
    private Course() {}

    /** The part of the course between two shares; backwards when the first is larger. */
    static List<Coordinate> slice(List<Coordinate> course, double from, double to) {
        if (from > to) {
            List<Coordinate> turned = new ArrayList<>(slice(course, to, from));
            Collections.reverse(turned);
            return turned;
        }
        double length = 0;
        for (int i = 1; i < course.size(); i++) {
            length += course.get(i - 1).metresTo(course.get(i));
        }
        List<Coordinate> cut = new ArrayList<>();
        double at = 0;
        for (int i = 1; i < course.size(); i++) {
            double piece = course.get(i - 1).metresTo(course.get(i));
            double start = length == 0 ? 0 : at / length;
            double end = length == 0 ? 1 : (at + piece) / length;
            if (end >= from && start <= to) {
                double span = end - start;
                add(cut, between(course.get(i - 1), course.get(i), span == 0 ? 0 : Math.max(0, (from - start) / span)));
                add(cut, between(course.get(i - 1), course.get(i), span == 0 ? 1 : Math.min(1, (to - start) / span)));
            }
            at += piece;
        }
        return cut;
    }

    /** The pieces, last first, between two places. */
    static List<Coordinate> joined(Coordinate from, List<List<Coordinate>> backwards, Coordinate to) {
        List<Coordinate> whole = new ArrayList<>();
        whole.add(from);
        for (int i = backwards.size() - 1; i >= 0; i--) {
            backwards.get(i).forEach(position -> add(whole, position));
        }
        add(whole, to);
        if (whole.size() == 1) {
            whole.add(to);
        }
        return whole;
    }

    private static void add(List<Coordinate> course, Coordinate position) {
        if (course.isEmpty() || !course.get(course.size() - 1).equals(position)) {
            course.add(position);
        }
    }

    private static Coordinate between(Coordinate a, Coordinate b, double part) {
        return new Coordinate(
                a.latitude() + (b.latitude() - a.latitude()) * part,
                a.longitude() + (b.longitude() - a.longitude()) * part);
    }
}
