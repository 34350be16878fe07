package org.commonway.node.feed;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.commonway.node.leg.Mode;
import org.commonway.node.place.Position;
import org.commonway.node.timetable.Headway;
import org.commonway.node.timetable.Timetable;
import org.commonway.node.timetable.TimetableBuilder;
import org.commonway.node.timetable.TimetableFile;

/** Reads what a node needs from a GTFS zip. Rows that cannot be used are counted and left out. */
public final class GtfsReader {

    /**
     * What was read.
     *
     * @param timetable to check legs with
     * @param file to give to gateways
     * @param skippedRows rows that could not be used
     */
    public record Read(Timetable timetable, TimetableFile file, int skippedRows) {}

    private final Path path;
    private final TimetableBuilder builder = new TimetableBuilder();
    private final Map<String, Mode> modes = new HashMap<>();

    private GtfsReader(Path path) {
        this.path = path;
    }

    /** Reads this zip; throws {@link BrokenFeed} when nobody could ride by it. */
    public static Read read(Path path) throws BrokenFeed {
        return new GtfsReader(path).read();
    }

    private Read read() throws BrokenFeed {
        if (!Files.isRegularFile(path)) {
            throw new BrokenFeed("There is no GTFS file " + path + "; check commonway.timetable.gtfs.");
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZoneId zone = agencyZone(zip);
            need(zip, "stops.txt", this::stop);
            readServices(zip);
            need(zip, "routes.txt", this::route);
            need(zip, "trips.txt", this::trip);
            need(zip, "stop_times.txt", this::call);
            GtfsTable.read(zip, "frequencies.txt", this::headway);
            GtfsTable.read(zip, "transfers.txt", this::transfer);
            Timetable timetable = builder.build(zone);
            if (timetable.tripCount() == 0) {
                throw new BrokenFeed("GTFS file " + path + " has no trip that anybody could ride; fix the feed.");
            }
            return new Read(timetable, file(), builder.skipped());
        } catch (ZipException broken) {
            throw new BrokenFeed("GTFS file " + path + " is no zip; give a GTFS schedule zip.", broken);
        } catch (IOException unreadable) {
            throw new BrokenFeed("GTFS file " + path + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private void need(ZipFile zip, String name, java.util.function.Consumer<GtfsTable> reader)
            throws IOException, BrokenFeed {
        if (!GtfsTable.read(zip, name, reader)) {
            throw new BrokenFeed("GTFS file " + path + " has no " + name + "; give a complete GTFS schedule zip.");
        }
    }

    /** GTFS: all agencies of a feed have the same zone. */
    private ZoneId agencyZone(ZipFile zip) throws IOException, BrokenFeed {
        List<String> zones = new ArrayList<>();
        need(zip, "agency.txt", row -> zones.add(row.get("agency_timezone")));
        String name = zones.isEmpty() ? "" : zones.get(0);
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new BrokenFeed(
                    "GTFS file " + path + " has no agency_timezone that is known ('" + name + "'); fix agency.txt.",
                    unknown);
        }
    }

    private void readServices(ZipFile zip) throws IOException, BrokenFeed {
        GtfsServices services = new GtfsServices(builder);
        boolean weekly = GtfsTable.read(zip, "calendar.txt", services::calendar);
        boolean daily = GtfsTable.read(zip, "calendar_dates.txt", services::calendarDate);
        if (!weekly && !daily) {
            throw new BrokenFeed(
                    "GTFS file " + path + " has neither calendar.txt nor calendar_dates.txt; fix the feed.");
        }
        services.finish();
    }

    private void stop(GtfsTable row) {
        try {
            builder.stop(
                    row.get("stop_id"),
                    Position.ofDegrees(
                            Double.parseDouble(row.get("stop_lat")), Double.parseDouble(row.get("stop_lon"))));
        } catch (IllegalArgumentException nowhere) {
            // Stations' inner nodes may have no position; nobody boards there.
            builder.skip();
        }
    }

    private void route(GtfsTable row) {
        RouteTypes.find(row.get("route_type"))
                .ifPresentOrElse(mode -> modes.put(row.get("route_id"), mode), builder::skip);
    }

    private void trip(GtfsTable row) {
        Optional.ofNullable(modes.get(row.get("route_id")))
                .ifPresentOrElse(
                        mode -> builder.trip(row.get("trip_id"), row.get("service_id"), mode, row.get("block_id")),
                        builder::skip);
    }

    private void call(GtfsTable row) {
        try {
            builder.call(
                    row.get("trip_id"),
                    row.get("stop_id"),
                    Integer.parseInt(row.get("stop_sequence")),
                    seconds(row.get("arrival_time")),
                    seconds(row.get("departure_time")));
        } catch (NumberFormatException broken) {
            builder.skip();
        }
    }

    private void headway(GtfsTable row) {
        String tripId = row.get("trip_id");
        try {
            Headway headway = new Headway(
                    seconds(row.get("start_time")),
                    seconds(row.get("end_time")),
                    Integer.parseInt(row.get("headway_secs")));
            if (!List.of("", "0", "1").contains(row.get("exact_times"))) {
                builder.brokenHeadway(tripId);
                return;
            }
            builder.headway(tripId, headway);
        } catch (IllegalArgumentException broken) {
            builder.brokenHeadway(tripId);
        }
    }

    /** Of transfers a node needs only which trips go on as others; the rest is for whoever plans. */
    private void transfer(GtfsTable row) {
        String type = row.get("transfer_type");
        if (type.equals("4") || type.equals("5")) {
            builder.link(row.get("from_trip_id"), row.get("to_trip_id"), type.equals("4"));
        }
    }

    /** "H:MM:SS", hours may pass 24; empty between timepoints. */
    private static int seconds(String time) {
        if (time.isEmpty()) {
            return TimetableBuilder.NO_TIME;
        }
        int first = time.indexOf(':');
        int second = time.indexOf(':', first + 1);
        if (first < 1 || second < first + 2) {
            throw new NumberFormatException(time);
        }
        return Integer.parseInt(time, 0, first, 10) * 3600
                + Integer.parseInt(time, first + 1, second, 10) * 60
                + Integer.parseInt(time, second + 1, time.length(), 10);
    }

    private TimetableFile file() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(path), digest)) {
                bytes.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return new TimetableFile(
                    path,
                    ByteString.copyFrom(digest.digest()),
                    Files.size(path),
                    Files.getLastModifiedTime(path).toInstant());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JVM has SHA-256", missing);
        }
    }
}
