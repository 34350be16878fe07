package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.fare.FaresV2;

/** Reads areas.txt, stop_areas.txt, networks.txt, route_networks.txt and timeframes.txt. */
final class FarePlaceFiles {
    private static final int DAY = 24 * 3600;

    private final SkipLog log;
    private final StopsFile stops;
    private final RoutesFile routes;
    private final CalendarFiles calendar;
    private final Column startTime = new Column("start_time");
    private final Column endTime = new Column("end_time");
    private final Ids areaIds = new Ids();
    private final Map<Integer, List<String>> areasOfStops = new HashMap<>();
    private final Ids networkIds = new Ids();
    private final Map<Integer, String> networksOfRoutes = new HashMap<>();
    private final Set<FaresV2.Timeframe> timeframes = new LinkedHashSet<>();
    private boolean whole = true;

    FarePlaceFiles(SkipLog log, StopsFile stops, RoutesFile routes, CalendarFiles calendar) {
        this.log = log;
        this.stops = stops;
        this.routes = routes;
        this.calendar = calendar;
    }

    void read(GtfsZip zip) {
        zip.read("areas.txt", List.of("area_id"), row -> readId(row, areaIds, "area_id"));
        zip.read("stop_areas.txt", List.of("area_id", "stop_id"), this::readStopArea);
        inheritAreas();
        for (int route = 0; route < routes.networkIds().size(); route++) {
            String network = routes.networkIds().get(route);
            if (!network.isEmpty()) {
                networksOfRoutes.put(route, network);
                networkIds.add(network);
            }
        }
        zip.read("networks.txt", List.of("network_id"), row -> readId(row, networkIds, "network_id"));
        zip.read("route_networks.txt", List.of("network_id", "route_id"), this::readRouteNetwork);
        zip.read("timeframes.txt", List.of("timeframe_group_id", "service_id"), this::readTimeframe);
    }

    private void skip(GtfsRow row, SkipReason reason, String why) {
        whole = false;
        log.add(row, reason, why);
    }

    private void readId(GtfsRow row, Ids ids, String column) {
        if (row.get(column).isEmpty()) {
            skip(row, SkipReason.VALUE_INVALID, "it has no " + column);
        } else if (ids.add(row.get(column)) == Ids.UNKNOWN) {
            log.add(row, SkipReason.KEY_DOUBLED, () -> column + " " + row.get(column) + " comes twice");
        }
    }

    private void readStopArea(GtfsRow row) {
        OptionalInt area = row.find(areaIds, "area_id");
        OptionalInt stop = row.find(stops.ids(), "stop_id");
        if (area.isEmpty() || stop.isEmpty()) {
            skip(row, SkipReason.REFERENCE_UNKNOWN, "area_id or stop_id is not known");
            return;
        }
        List<String> areas = areasOfStops.computeIfAbsent(stop.getAsInt(), key -> new ArrayList<>(1));
        if (areas.contains(row.get("area_id"))) {
            log.add(row, SkipReason.KEY_DOUBLED, "the stop is in the area already");
        } else {
            areas.add(row.get("area_id"));
        }
    }

    /** GTFS stop_areas.txt: the platforms of a station are in its areas, unless they are put in others. */
    private void inheritAreas() {
        List<Stop> all = stops.stops();
        for (LocationType type : List.of(LocationType.STOP, LocationType.BOARDING_AREA)) {
            for (int stop = 0; stop < all.size(); stop++) {
                OptionalInt parent = all.get(stop).parent();
                if (all.get(stop).detail().type() == type && parent.isPresent() && !areasOfStops.containsKey(stop)) {
                    List<String> inherited = areasOfStops.get(parent.getAsInt());
                    if (inherited != null) {
                        areasOfStops.put(stop, inherited);
                    }
                }
            }
        }
    }

    private void readRouteNetwork(GtfsRow row) {
        OptionalInt network = row.find(networkIds, "network_id");
        OptionalInt route = row.find(routes.ids(), "route_id");
        if (network.isEmpty() || route.isEmpty()) {
            skip(row, SkipReason.REFERENCE_UNKNOWN, "network_id or route_id is not known");
            return;
        }
        String before = networksOfRoutes.putIfAbsent(route.getAsInt(), row.get("network_id"));
        if (row.get("network_id").equals(before)) {
            log.add(row, SkipReason.KEY_DOUBLED, "the route is in the network already");
        } else if (before != null) {
            skip(row, SkipReason.KEY_DOUBLED, "the route is in another network already");
        }
    }

    private void readTimeframe(GtfsRow row) {
        String group = row.get("timeframe_group_id");
        OptionalInt service = calendar.findService(row.get("service_id"));
        int start = row.time(startTime);
        int end = row.time(endTime);
        if (service.isEmpty()) {
            skip(row, SkipReason.REFERENCE_UNKNOWN, "service_id is not known");
        } else if (group.isEmpty()
                || start == GtfsRow.INVALID
                || end == GtfsRow.INVALID
                || Math.max(start, end) > DAY) {
            skip(row, SkipReason.VALUE_INVALID, "there is no timeframe_group_id, or a time is none or after 24:00:00");
        } else if ((start == GtfsRow.ABSENT) != (end == GtfsRow.ABSENT)) {
            skip(row, SkipReason.RULE_FORBIDDEN, "start_time and end_time are given both or neither");
        } else {
            FaresV2.Timeframe timeframe = new FaresV2.Timeframe(
                    group, Math.max(start, 0), end == GtfsRow.ABSENT ? DAY : end, service.getAsInt());
            if (!timeframes.add(timeframe)) {
                log.add(row, SkipReason.KEY_DOUBLED, "the same timeframe comes twice");
            }
        }
    }

    boolean hasArea(String areaId) {
        return areaIds.find(areaId) != Ids.UNKNOWN;
    }

    boolean hasNetwork(String networkId) {
        return networkIds.find(networkId) != Ids.UNKNOWN;
    }

    boolean hasTimeframe(String groupId) {
        return timeframes.stream().anyMatch(timeframe -> timeframe.groupId().equals(groupId));
    }

    boolean isWhole() {
        return whole;
    }

    FaresV2.Places places() {
        return new FaresV2.Places(areasOfStops, networksOfRoutes, List.copyOf(timeframes));
    }
}
