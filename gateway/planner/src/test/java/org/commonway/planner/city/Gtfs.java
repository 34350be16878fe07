package org.commonway.planner.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.gtfs.GtfsReader;

/** A hand-made feed, written as a zip; times read like a timetable: {@code trip("b1", "L", "A 08:00", "B 08:10")}. */
public final class Gtfs {
    private final String operator;
    private final Map<String, StringBuilder> files = new LinkedHashMap<>();

    private Gtfs(String operator, String zone) {
        this.operator = operator;
        file("agency.txt", "agency_id,agency_name,agency_url,agency_timezone");
        file("stops.txt", "stop_id,stop_name,stop_lat,stop_lon,parent_station");
        file("routes.txt", "route_id,route_short_name,route_long_name,route_type,route_color");
        file("trips.txt", "route_id,service_id,trip_id,trip_headsign");
        file("stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type");
        file("calendar.txt", "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date");
        line("agency.txt", operator + "," + operator + ",http://example.org," + zone);
        line("calendar.txt", "daily,1,1,1,1,1,1,1,20240301,20240630");
    }

    public static Gtfs of(String operator) {
        return new Gtfs(operator, "Europe/Lisbon");
    }

    private void file(String name, String header) {
        files.put(name, new StringBuilder(header).append('\n'));
    }

    public Gtfs line(String file, String text) {
        files.computeIfAbsent(file, name -> new StringBuilder()).append(text).append('\n');
        return this;
    }

    /** Gives a file other columns, before it has lines. */
    public Gtfs columns(String name, String header) {
        file(name, header);
        return this;
    }

    /** The text of every file, by name, so that a test can spoil it. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((name, text) -> texts.put(name, text.toString()));
        return texts;
    }

    /** With this text in place of a file's. */
    public Gtfs text(String file, String text) {
        files.put(file, new StringBuilder(text));
        return this;
    }

    public Gtfs without(String file) {
        files.remove(file);
        return this;
    }

    public Gtfs stop(String id, Coordinate at) {
        return line("stops.txt", id + ",Stop " + id + "," + at.latitude() + "," + at.longitude() + ",");
    }

    /** A route of a GTFS route_type. */
    public Gtfs route(String id, int type) {
        return line("routes.txt", id + "," + id + ",Line " + id + "," + type + ",00FF00");
    }

    /** A daily trip; each call is a stop and a time, with "-" after the stop for no getting on, "+" for no getting off. */
    public Gtfs trip(String id, String route, String... calls) {
        line("trips.txt", route + ",daily," + id + ",to the end");
        for (int i = 0; i < calls.length; i++) {
            String[] parts = calls[i].split(" ", -1);
            String stop = parts[0].replaceAll("[+-]", "");
            String pickup = parts[0].endsWith("-") ? "1" : "";
            String dropOff = parts[0].endsWith("+") ? "1" : "";
            String time = parts.length < 2 ? "" : parts[1] + ":00";
            line(
                    "stop_times.txt",
                    id + "," + time + "," + time + "," + stop + "," + (10 * (i + 1)) + "," + pickup + "," + dropOff);
        }
        return this;
    }

    /** A line of frequencies.txt; the times as "08:00". */
    public Gtfs frequency(String trip, String start, String end, int headwaySecs, String exactTimes) {
        if (!files.containsKey("frequencies.txt")) {
            file("frequencies.txt", "trip_id,start_time,end_time,headway_secs,exact_times");
        }
        return line("frequencies.txt", trip + "," + start + ":00," + end + ":00," + headwaySecs + "," + exactTimes);
    }

    /** A line of transfers.txt, of the values in the order of {@code from_stop_id} to {@code min_transfer_time}. */
    public Gtfs transfer(String values) {
        if (!files.containsKey("transfers.txt")) {
            file(
                    "transfers.txt",
                    "from_stop_id,to_stop_id,from_route_id,to_route_id,from_trip_id,to_trip_id,"
                            + "transfer_type,min_transfer_time");
        }
        return line("transfers.txt", values);
    }

    public Path write(Path folder) {
        Path zip = folder.resolve(operator + ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().toString().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip;
    }

    public Timetable read(Path folder) {
        return GtfsReader.read(operator, write(folder)).timetable();
    }
}
