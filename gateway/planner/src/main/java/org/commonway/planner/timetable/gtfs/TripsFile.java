package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads trips.txt. */
final class TripsFile {
    private final SkipLog log;
    private final RoutesFile routes;
    private final CalendarFiles calendar;
    private final ShapesFile shapes;
    private final Column wheelchairAccessible = new Column("wheelchair_accessible");
    private final Column bikesAllowed = new Column("bikes_allowed");
    private final Ids ids = new Ids();
    private final List<TripLine> trips = new ArrayList<>();
    /** Headsigns and blocks repeat; one text serves all. */
    private final Map<String, String> texts = new HashMap<>();

    /**
     * A line of trips.txt that is kept.
     *
     * @param shape index of its shape, or -1
     * @param wheelchairs 0 to 2
     * @param bikes 0 to 2
     */
    record TripLine(
            String tripId,
            String headsign,
            String blockId,
            int route,
            int service,
            int shape,
            int wheelchairs,
            int bikes,
            long line) {}

    TripsFile(SkipLog log, RoutesFile routes, CalendarFiles calendar, ShapesFile shapes) {
        this.log = log;
        this.routes = routes;
        this.calendar = calendar;
        this.shapes = shapes;
    }

    void read(GtfsZip zip) {
        zip.readRequired("trips.txt", List.of("route_id", "service_id", "trip_id"), this::readTrip);
    }

    private void readTrip(GtfsRow row) {
        String tripId = row.get("trip_id");
        OptionalInt route = row.find(routes.ids(), "route_id");
        OptionalInt service = calendar.findService(row.get("service_id"));
        if (tripId.isEmpty()) {
            log.add(row, SkipReason.VALUE_INVALID, "the trip has no trip_id");
        } else if (route.isEmpty() || service.isEmpty()) {
            log.add(
                    row,
                    SkipReason.REFERENCE_UNKNOWN,
                    () -> "route_id or service_id of trip " + tripId + " is not known");
        } else if (ids.add(tripId) == Ids.UNKNOWN) {
            log.add(row, SkipReason.KEY_DOUBLED, () -> "trip_id " + tripId + " comes twice");
        } else {
            int shape = shapes.index(row.get("shape_id"));
            if (shape < 0 && !row.get("shape_id").isEmpty()) {
                log.add(row, SkipReason.VALUE_IGNORED, "shape_id is no shape of two points or more in shapes.txt");
            }
            trips.add(new TripLine(
                    tripId,
                    shared(row.get("trip_headsign")),
                    shared(row.get("block_id")),
                    route.getAsInt(),
                    service.getAsInt(),
                    shape,
                    possibility(row, wheelchairAccessible, "wheelchair_accessible"),
                    possibility(row, bikesAllowed, "bikes_allowed"),
                    row.line()));
        }
    }

    private int possibility(GtfsRow row, Column column, String name) {
        int value = row.choice(column, 2);
        if (value == GtfsRow.INVALID) {
            log.add(row, SkipReason.VALUE_IGNORED, () -> name + " is not 0, 1 or 2");
            return 0;
        }
        return value;
    }

    private String shared(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    Ids ids() {
        return ids;
    }

    List<TripLine> trips() {
        return trips;
    }
}
