package org.commonway.samplecity.transit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonway.samplecity.place.Point;
import org.commonway.samplecity.place.Spot;

/** Writes a transit operator's GTFS feed (gtfs.org/documentation/schedule/reference), zipped. */
public final class GtfsWriter {
    private final TransitSystem system;
    private final ServicePeriod period;
    private final Point centre;

    private GtfsWriter(TransitSystem system, ServicePeriod period, Point centre) {
        this.system = system;
        this.period = period;
        this.centre = centre;
    }

    /** Writes the zip, replacing what stood there. */
    public static void write(TransitSystem system, ServicePeriod period, Point centre, Path file) throws IOException {
        GtfsWriter gtfs = new GtfsWriter(system, period, centre);
        try (ZippedTables zip = new ZippedTables(file)) {
            gtfs.writeNetwork(zip);
            gtfs.writeService(zip);
            gtfs.writeTrips(zip);
        }
    }

    private void writeNetwork(ZippedTables zip) throws IOException {
        String url = "https://" + system.agencyId() + ".example";
        zip.add(
                "agency.txt",
                "agency_id,agency_name,agency_url,agency_timezone,agency_lang",
                List.of(List.of(
                        system.agencyId(), system.name(), url, period.zone().getId(), "pt")));
        zip.add(
                "feed_info.txt",
                "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date",
                List.of(List.of(system.name(), url, "pt", day(period.first()), day(period.last()))));
        zip.add("stops.txt", "stop_id,stop_name,stop_lat,stop_lon", stops());
        zip.add(
                "routes.txt",
                "route_id,agency_id,route_short_name,route_long_name,route_type,route_color,route_text_color",
                system.lines().stream().map(this::route).toList());
        zip.add("shapes.txt", "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence,shape_dist_traveled", shapes());
        zip.add("transfers.txt", "from_stop_id,to_stop_id,transfer_type,min_transfer_time", transfers());
    }

    private List<List<String>> stops() {
        return system.stops().stream()
                .map(stop -> {
                    Point point = stop.spot().on(centre);
                    return List.of(stop.id(), stop.name(), degrees(point.lat()), degrees(point.lon()));
                })
                .toList();
    }

    private List<String> route(TransitLine line) {
        return List.of(
                line.id(),
                system.agencyId(),
                line.id(),
                line.name(),
                Integer.toString(line.vehicle().gtfsRouteType()),
                line.color(),
                line.vehicle() == Vehicle.BUS ? "000000" : "ffffff");
    }

    private List<List<String>> shapes() {
        List<List<String>> rows = new ArrayList<>();
        for (TransitLine line : system.lines()) {
            for (int direction = 0; direction < 2; direction++) {
                Run run = new Run(line, direction);
                double metres = 0;
                for (int i = 0; i < run.course().size(); i++) {
                    Spot spot = run.course().get(i);
                    metres += i == 0 ? 0 : run.course().get(i - 1).metresTo(spot);
                    Point point = spot.on(centre);
                    rows.add(List.of(
                            run.shapeId(),
                            degrees(point.lat()),
                            degrees(point.lon()),
                            Integer.toString(i),
                            metres(metres)));
                }
            }
        }
        return rows;
    }

    /** Where two lines share a stop, changing takes a minute and a half. */
    private List<List<String>> transfers() {
        return system.stops().stream()
                .filter(stop -> system.lines().stream()
                                .filter(line -> line.calls().stream()
                                        .anyMatch(call -> call.stop().equals(stop)))
                                .count()
                        > 1)
                .map(stop -> List.of(stop.id(), stop.id(), "2", "90"))
                .toList();
    }

    private void writeService(ZippedTables zip) throws IOException {
        List<List<String>> calendar = new ArrayList<>();
        List<List<String>> exceptions = new ArrayList<>();
        for (ServiceDay service : ServiceDay.values()) {
            List<String> row = new ArrayList<>(List.of(service.name()));
            Arrays.stream(DayOfWeek.values()).forEach(day -> row.add(service.runsOn(day) ? "1" : "0"));
            row.addAll(List.of(day(period.first()), day(period.last())));
            calendar.add(row);
            for (LocalDate holiday : period.holidays()) {
                boolean regular = service.runsOn(holiday.getDayOfWeek());
                if (regular != (service == ServiceDay.SUNDAY)) {
                    exceptions.add(List.of(service.name(), day(holiday), regular ? "2" : "1"));
                }
            }
        }
        zip.add(
                "calendar.txt",
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
                calendar);
        zip.add("calendar_dates.txt", "service_id,date,exception_type", exceptions);
    }

    /** A trip of a run. */
    private record Departure(Run run, TransitLine line, ServiceDay service, int direction, int seconds) {
        String tripId() {
            return run.shapeId() + "-" + service.name() + "-" + seconds / 60;
        }
    }

    private void writeTrips(ZippedTables zip) throws IOException {
        zip.add(
                "trips.txt",
                "route_id,service_id,trip_id,trip_headsign,direction_id,shape_id",
                departures()
                        .map(trip -> List.of(
                                trip.line().id(),
                                trip.service().name(),
                                trip.tripId(),
                                trip.run().headsign(),
                                "" + trip.direction(),
                                trip.run().shapeId())));
        zip.add(
                "stop_times.txt",
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence,shape_dist_traveled",
                departures().flatMap(trip -> trip.run().stopTimes(trip.tripId(), trip.seconds()).stream()));
    }

    private Stream<Departure> departures() {
        return system.lines().stream()
                .flatMap(line -> IntStream.range(0, 2).boxed().flatMap(direction -> {
                    Run run = new Run(line, direction);
                    return Arrays.stream(ServiceDay.values())
                            .flatMap(service -> service.departures(line.vehicle(), run.offsetSeconds()).stream()
                                    .map(seconds -> new Departure(run, line, service, direction, seconds)));
                }));
    }

    /** How many rows of stop_times.txt a line makes. */
    static long stopTimes(TransitLine line) {
        long trips = 0;
        for (int direction = 0; direction < 2; direction++) {
            int offset = new Run(line, direction).offsetSeconds();
            for (ServiceDay service : ServiceDay.values()) {
                trips += service.departures(line.vehicle(), offset).size();
            }
        }
        return trips * line.calls().size();
    }

    static String metres(double metres) {
        return String.format(Locale.ROOT, "%.1f", metres);
    }

    private static String degrees(double degrees) {
        return String.format(Locale.ROOT, "%.7f", degrees);
    }

    private static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
