package org.commonway.planner.streets.graphhopper;

import com.graphhopper.util.PointList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonway.planner.place.Coordinate;

/** Courses of streets: cutting and joining them. */
final class Course {
    private Course() {}

    static List<Coordinate> of(PointList points) {
        List<Coordinate> course = new ArrayList<>(points.size());
        for (int i = 0; i < points.size(); i++) {
            course.add(new Coordinate(points.getLat(i), points.getLon(i)));
        }
        return course;
    }

    /** How far along the course, 0 to 1, the point of it nearest to {@code place} lies. */
    static double shareOf(List<Coordinate> course, Coordinate place) {
        double length = 0;
        double bestGap = Double.MAX_VALUE;
        double bestAt = 0;
        for (int i = 1; i < course.size(); i++) {
            double piece = course.get(i - 1).metresTo(course.get(i));
            double part = nearestPart(course.get(i - 1), course.get(i), place);
            double gap = between(course.get(i - 1), course.get(i), part).metresTo(place);
            if (gap < bestGap) {
                bestGap = gap;
                bestAt = length + piece * part;
            }
            length += piece;
        }
        return length == 0 ? 0 : bestAt / length;
    }

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

    private static double nearestPart(Coordinate a, Coordinate b, Coordinate place) {
        double shrink = Math.cos(Math.toRadians(place.latitude()));
        double dx = (b.longitude() - a.longitude()) * shrink;
        double dy = b.latitude() - a.latitude();
        double square = dx * dx + dy * dy;
        if (square == 0) {
            return 0;
        }
        double px = (place.longitude() - a.longitude()) * shrink;
        double py = place.latitude() - a.latitude();
        return Math.max(0, Math.min(1, (px * dx + py * dy) / square));
    }

    private static Coordinate between(Coordinate a, Coordinate b, double part) {
        return new Coordinate(
                a.latitude() + (b.latitude() - a.latitude()) * part,
                a.longitude() + (b.longitude() - a.longitude()) * part);
    }
}
