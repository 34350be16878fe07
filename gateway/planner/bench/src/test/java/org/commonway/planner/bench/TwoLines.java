package org.commonway.planner.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A feed of two lines: a slow one all the way, a quick one with a change. */
final class TwoLines {
    private TwoLines() {}

    /** Writes it as a zip into this folder. */
    static Path write(Path folder) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "agency.txt", "agency_id,agency_name,agency_url,agency_timezone\na,A,http://a.example,Europe/Lisbon\n");
        files.put(
                "stops.txt",
                "stop_id,stop_name,stop_lat,stop_lon\nwest,W,41.0,-8.0\nmid,M,41.0,-7.9\neast,E,41.0,-7.8\n");
        files.put(
                "routes.txt", "route_id,agency_id,route_short_name,route_type\nslow,a,S,3\nquick,a,Q,3\nlast,a,L,3\n");
        files.put("trips.txt", "route_id,service_id,trip_id\nslow,d,s\nquick,d,q\nlast,d,l\n");
        files.put("stop_times.txt", """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence
                s,08:00:00,08:00:00,west,1
                s,09:00:00,09:00:00,east,2
                q,08:10:00,08:10:00,west,1
                q,08:20:00,08:20:00,mid,2
                l,08:25:00,08:25:00,mid,1
                l,08:40:00,08:40:00,east,2
                """);
        files.put("calendar.txt", """
                service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
                d,1,1,1,1,1,1,1,20240101,20241231
                """);
        Path feed = folder.resolve("feed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(feed))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return feed;
    }
}
