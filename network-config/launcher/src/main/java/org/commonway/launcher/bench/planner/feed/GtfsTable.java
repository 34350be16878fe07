package org.commonway.launcher.bench.planner.feed;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a search from stop to stop needs of a GTFS file. Fares, shapes and texts are left out.
 *
 * @param file its name
 * @param ids columns with ids, which only mean something within their feed
 * @param values all other columns
 */
record GtfsTable(String file, List<String> ids, List<String> values) {
    static final GtfsTable STOPS = new GtfsTable(
            "stops.txt",
            List.of("stop_id", "parent_station"),
            List.of("stop_name", "stop_lat", "stop_lon", "location_type"));

    static final List<GtfsTable> ALL = List.of(
            new GtfsTable("agency.txt", List.of("agency_id"), List.of("agency_name", "agency_url", "agency_timezone")),
            STOPS,
            new GtfsTable(
                    "routes.txt",
                    List.of("route_id", "agency_id"),
                    List.of("route_short_name", "route_long_name", "route_type")),
            new GtfsTable("trips.txt", List.of("route_id", "service_id", "trip_id"), List.of("trip_headsign")),
            new GtfsTable(
                    "stop_times.txt",
                    List.of("trip_id", "stop_id"),
                    List.of("arrival_time", "departure_time", "stop_sequence", "pickup_type", "drop_off_type")),
            new GtfsTable(
                    "calendar.txt",
                    List.of("service_id"),
                    List.of(
                            "monday",
                            "tuesday",
                            "wednesday",
                            "thursday",
                            "friday",
                            "saturday",
                            "sunday",
                            "start_date",
                            "end_date")),
            new GtfsTable("calendar_dates.txt", List.of("service_id"), List.of("date", "exception_type")),
            new GtfsTable(
                    "transfers.txt",
                    List.of("from_stop_id", "to_stop_id"),
                    List.of("transfer_type", "min_transfer_time")),
            new GtfsTable(
                    "frequencies.txt",
                    List.of("trip_id"),
                    List.of("start_time", "end_time", "headway_secs", "exact_times")));

    List<String> columns() {
        return Stream.concat(ids.stream(), values.stream()).toList();
    }
}
