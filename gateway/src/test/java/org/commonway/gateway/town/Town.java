package org.commonway.gateway.town;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A town of straight streets round (41.0, -8.0), and a bus that crosses it every ten minutes: by a timetable from eight to
 * nine, by headway from noon to one. The same town can stand further south or north.
 */
public final class Town {
    private static final int SOUTH = 41;
    private static final int COLUMNS = 31;
    private static final int ROWS = 5;

    private Town() {}

    private static double latitude(int south, int row) {
        return south + 0.002 * row;
    }

    private static double longitude(int column) {
        return -8 + 0.002 * column;
    }

    /** The streets as OpenStreetMap XML. */
    public static Path streets(Path folder) {
        return streets(folder, SOUTH);
    }

    /** The streets of the town whose south edge lies on this parallel. */
    public static Path streets(Path folder, int south) {
        StringBuilder osm = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<osm version=\"0.6\">\n");
        for (int node = 0; node < ROWS * COLUMNS; node++) {
            osm.append(String.format(
                    Locale.ROOT,
                    "<node id=\"%d\" lat=\"%.7f\" lon=\"%.7f\" version=\"1\"/>%n",
                    node + 1,
                    latitude(south, node / COLUMNS),
                    longitude(node % COLUMNS)));
        }
        for (int row = 0; row < ROWS; row++) {
            way(osm, 1000 + row, row * COLUMNS + 1, 1, COLUMNS);
        }
        for (int column = 0; column < COLUMNS; column++) {
            way(osm, 2000 + column, column + 1, COLUMNS, ROWS);
        }
        try {
            return Files.writeString(folder.resolve("town" + south + ".osm"), osm.append("</osm>\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void way(StringBuilder osm, int id, int first, int step, int count) {
        osm.append("<way id=\"").append(id).append("\" version=\"1\">");
        for (int i = 0; i < count; i++) {
            osm.append("<nd ref=\"").append(first + i * step).append("\"/>");
        }
        osm.append("<tag k=\"highway\" v=\"residential\"/><tag k=\"name\" v=\"Way \\ ")
                .append(id)
                .append("\"/></way>\n");
    }

    /** The bus as a GTFS zip. */
    public static ByteString bus() {
        return bus(SOUTH);
    }

    /** The bus of the town whose south edge lies on this parallel. */
    public static ByteString bus(int south) {
        StringBuilder trips = new StringBuilder("route_id,service_id,trip_id\n");
        StringBuilder times = new StringBuilder("trip_id,arrival_time,departure_time,stop_id,stop_sequence\n");
        for (int minute = 0; minute < 60; minute += 10) {
            trips.append("r,daily,t").append(minute).append('\n');
            times.append(String.format(Locale.ROOT, "t%d,08:%02d:00,08:%02d:00,west,1%n", minute, minute, minute));
            times.append(
                    String.format(Locale.ROOT, "t%d,08:%02d:00,08:%02d:00,east,2%n", minute, minute + 8, minute + 8));
        }
        trips.append("r,daily,often\n");
        times.append("often,00:00:00,00:00:00,west,1\noften,00:08:00,00:08:00,east,2\n");
        String frequencies = """
                trip_id,start_time,end_time,headway_secs,exact_times
                often,12:00:00,13:00:00,600,0
                """;
        String agency = """
                agency_id,agency_name,agency_url,agency_timezone
                a,Bus,http://example.org,Europe/Lisbon
                """;
        String stops = """
                stop_id,stop_name,stop_lat,stop_lon
                west,Próximo,SOUTH.004,-8.0
                east,Far,SOUTH.004,-7.94
                """.replace("SOUTH", Integer.toString(south));
        String routes = """
                route_id,agency_id,route_short_name,route_long_name,route_type
                r,a,7,Across,3
                """;
        String calendar = """
                service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
                daily,1,1,1,1,1,1,1,20240301,20240630
                """;
        return zip(Map.of(
                "agency.txt", agency,
                "stops.txt", stops,
                "routes.txt", routes,
                "calendar.txt", calendar,
                "trips.txt", trips.toString(),
                "frequencies.txt", frequencies,
                "stop_times.txt", times.toString()));
    }

    private static ByteString zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }
}
