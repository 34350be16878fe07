package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.timetable.Route;

/** Reads routes.txt. */
final class RoutesFile {
    private final SkipLog log;
    private final Ids ids = new Ids();
    private final List<Route> routes = new ArrayList<>();
    private final List<String> networkIds = new ArrayList<>();

    RoutesFile(SkipLog log) {
        this.log = log;
    }

    void read(GtfsZip zip) {
        zip.readRequired("routes.txt", List.of("route_id", "route_type"), this::readRoute);
    }

    private void readRoute(GtfsRow row) {
        String id = row.get("route_id");
        OptionalInt type = GtfsValues.findNumber(row.get("route_type"));
        Optional<Mode> mode = type.isEmpty() ? Optional.empty() : Mode.findByRouteType(type.getAsInt());
        if (id.isEmpty() || mode.isEmpty()) {
            log.add(row, SkipReason.VALUE_INVALID, "the route has no route_id or its route_type is not known");
            return;
        }
        if (ids.add(id) == Ids.UNKNOWN) {
            log.add(row, SkipReason.KEY_DOUBLED, () -> "route_id " + id + " comes twice");
            return;
        }
        if (isContinuous(row.get("continuous_pickup")) || isContinuous(row.get("continuous_drop_off"))) {
            log.add(row, SkipReason.CONTINUOUS_STOPPING, "getting on and off between stops is not planned with");
        }
        routes.add(new Route(
                id,
                row.get("route_short_name"),
                row.get("route_long_name"),
                mode.get(),
                color(row.get("route_color"), "FFFFFF"),
                color(row.get("route_text_color"), "000000"),
                row.get("agency_id")));
        networkIds.add(row.get("network_id"));
    }

    /** GTFS continuous_pickup and continuous_drop_off: 1 or empty is no stopping on the way. */
    static boolean isContinuous(String value) {
        return !value.isEmpty() && !value.equals("1");
    }

    private static String color(String text, String otherwise) {
        return text.matches("[0-9a-fA-F]{6}") ? text.toUpperCase(Locale.ROOT) : otherwise;
    }

    Ids ids() {
        return ids;
    }

    List<Route> routes() {
        return routes;
    }

    /** By route: GTFS routes.network_id; may be empty. */
    List<String> networkIds() {
        return networkIds;
    }
}
