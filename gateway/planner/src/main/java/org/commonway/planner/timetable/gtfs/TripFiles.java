package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.timetable.Route;
import org.commonway.planner.timetable.Shapes;

/** Reads routes.txt, shapes.txt, frequencies.txt and trips.txt. */
final class TripFiles {
    private final SkipLog log;
    private final CalendarFiles calendar;
    private final Map<String, Integer> routeIndexes = new HashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, TreeMap<Integer, Coordinate>> shapePoints = new HashMap<>();
    private final Map<String, Integer> shapeIndexes = new HashMap<>();
    private final List<List<Coordinate>> courses = new ArrayList<>();
    private final Set<String> frequencyTrips = new HashSet<>();
    private final Map<String, Integer> tripIndexes = new HashMap<>();
    private final List<TripLine> trips = new ArrayList<>();

    /**
     * A line of trips.txt that is kept.
     *
     * @param shape index of its shape, or -1
     */
    record TripLine(String tripId, String headsign, int route, int service, int shape, long line) {}

    TripFiles(SkipLog log, CalendarFiles calendar) {
        this.log = log;
        this.calendar = calendar;
    }

    void read(GtfsZip zip) {
        zip.readRequired("routes.txt", List.of("route_id", "route_type"), this::readRoute);
        zip.read("shapes.txt", List.of("shape_id"), this::readShapePoint);
        shapePoints.forEach((shapeId, points) -> {
            if (points.size() >= 2) {
                shapeIndexes.put(shapeId, courses.size());
                courses.add(List.copyOf(points.values()));
            }
        });
        zip.read("frequencies.txt", List.of("trip_id"), row -> {
            log.skip(
                    row, "trips that run by headway are not planned with; trip " + row.get("trip_id") + " is left out");
            frequencyTrips.add(row.get("trip_id"));
        });
        zip.readRequired("trips.txt", List.of("route_id", "service_id", "trip_id"), this::readTrip);
    }

    private void readRoute(GtfsRow row) {
        OptionalInt type = GtfsValues.findNumber(row.get("route_type"));
        Optional<Mode> mode = type.isEmpty() ? Optional.empty() : GtfsValues.findMode(type.getAsInt());
        if (row.get("route_id").isEmpty() || mode.isEmpty()) {
            log.skip(row, "the route has no route_id or its route_type is not known");
            return;
        }
        if (routeIndexes.putIfAbsent(row.get("route_id"), routes.size()) != null) {
            log.skip(row, "route_id " + row.get("route_id") + " comes twice");
            return;
        }
        routes.add(new Route(
                row.get("route_id"),
                row.get("route_short_name"),
                row.get("route_long_name"),
                mode.get(),
                color(row.get("route_color"), "FFFFFF"),
                color(row.get("route_text_color"), "000000")));
    }

    private static String color(String text, String otherwise) {
        return text.matches("[0-9a-fA-F]{6}") ? text.toUpperCase(Locale.ROOT) : otherwise;
    }

    private void readShapePoint(GtfsRow row) {
        Optional<Coordinate> at = GtfsValues.findCoordinate(row.get("shape_pt_lat"), row.get("shape_pt_lon"));
        OptionalInt sequence = GtfsValues.findNumber(row.get("shape_pt_sequence"));
        if (at.isEmpty() || sequence.isEmpty()) {
            log.skip(row, "the shape point has no position or no sequence");
            return;
        }
        shapePoints.computeIfAbsent(row.get("shape_id"), id -> new TreeMap<>()).put(sequence.getAsInt(), at.get());
    }

    private void readTrip(GtfsRow row) {
        String tripId = row.get("trip_id");
        Integer route = routeIndexes.get(row.get("route_id"));
        OptionalInt service = calendar.findService(row.get("service_id"));
        if (tripId.isEmpty() || route == null || service.isEmpty()) {
            log.skip(row, "the trip has no trip_id, or its route_id or service_id is not known");
        } else if (frequencyTrips.contains(tripId)) {
            log.skip(row, "the trip runs by headway, which is not planned with");
        } else if (tripIndexes.putIfAbsent(tripId, trips.size()) != null) {
            log.skip(row, "trip_id " + tripId + " comes twice");
        } else {
            int shape = shapeIndexes.getOrDefault(row.get("shape_id"), -1);
            trips.add(new TripLine(
                    tripId, row.get("trip_headsign").intern(), route, service.getAsInt(), shape, row.line()));
        }
    }

    OptionalInt findTrip(String tripId) {
        Integer index = tripIndexes.get(tripId);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    List<TripLine> trips() {
        return trips;
    }

    List<Route> routes() {
        return routes;
    }

    Shapes shapes() {
        return new Shapes(courses);
    }
}
