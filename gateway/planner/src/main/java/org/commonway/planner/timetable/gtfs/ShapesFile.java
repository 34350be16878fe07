package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.timetable.Shapes;

/** Reads shapes.txt; the points may come in any order. A shape of fewer than two points is none. */
final class ShapesFile {
    private final SkipLog log;
    private final Column shapeId = new Column("shape_id");
    private final Column latitude = new Column("shape_pt_lat");
    private final Column longitude = new Column("shape_pt_lon");
    private final Column sequence = new Column("shape_pt_sequence");
    private final Ids ids = new Ids();
    private final List<List<Point>> points = new ArrayList<>();
    private final List<List<Coordinate>> courses = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<String> shapeIds = new ArrayList<>();

    private record Point(int sequence, Coordinate at, long line) {}

    ShapesFile(SkipLog log) {
        this.log = log;
    }

    void read(GtfsZip zip) {
        zip.read("shapes.txt", List.of("shape_id"), this::readPoint);
        for (int shape = 0; shape < points.size(); shape++) {
            List<Coordinate> course = course(points.get(shape));
            if (course.size() >= 2) {
                indexes.put(shapeIds.get(shape), courses.size());
                courses.add(course);
            }
        }
        points.clear();
    }

    private void readPoint(GtfsRow row) {
        Optional<Coordinate> at = GtfsValues.findCoordinate(row.get(latitude), row.get(longitude));
        int order = row.number(sequence);
        if (row.isEmpty(shapeId) || at.isEmpty() || order < 0) {
            log.add(row, SkipReason.VALUE_INVALID, "the shape point has no shape_id, no position or no sequence");
            return;
        }
        int shape = row.find(ids, shapeId);
        if (shape == Ids.UNKNOWN) {
            String id = row.get(shapeId);
            shape = ids.add(id);
            shapeIds.add(id);
            points.add(new ArrayList<>());
        }
        points.get(shape).add(new Point(order, at.get(), row.line()));
    }

    private List<Coordinate> course(List<Point> ofShape) {
        ofShape.sort(Comparator.comparingInt(Point::sequence));
        List<Coordinate> course = new ArrayList<>(ofShape.size());
        for (int i = 0; i < ofShape.size(); i++) {
            Point point = ofShape.get(i);
            if (i > 0 && point.sequence() == ofShape.get(i - 1).sequence()) {
                log.add(
                        "shapes.txt",
                        point.line(),
                        SkipReason.KEY_DOUBLED,
                        () -> "shape_pt_sequence " + point.sequence() + " comes twice in its shape");
            } else {
                course.add(point.at());
            }
        }
        return course;
    }

    /** The index of a shape; -1 for none. */
    int index(String id) {
        return indexes.getOrDefault(id, -1);
    }

    Shapes shapes() {
        return new Shapes(courses);
    }
}
