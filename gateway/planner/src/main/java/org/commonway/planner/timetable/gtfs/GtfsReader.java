package org.commonway.planner.timetable.gtfs;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/**
 * Reads a GTFS zip, forgiving line by line: a line that makes no sense is left out and reported by file and line. What
 * is refused is a feed of which nothing useful would be left.
 */
public final class GtfsReader {
    private final String operatorId;
    private final GtfsZip zip;
    private final SkipLog log = new SkipLog();
    private final List<String> agencyNames = new ArrayList<>();
    private final List<ZoneId> zones = new ArrayList<>();

    private GtfsReader(String operatorId, GtfsZip zip) {
        this.operatorId = operatorId;
        this.zip = zip;
    }

    /**
     * Reads the timetable of one operator.
     *
     * @param operatorId whose timetable this is
     * @param gtfsZip the feed
     * @throws PlannerRefusal FEED_MISSING, FEED_UNREADABLE, FEED_INCOMPLETE or FEED_EMPTY
     */
    public static GtfsFeed read(String operatorId, Path gtfsZip) {
        try (GtfsZip zip = GtfsZip.open(gtfsZip)) {
            return new GtfsReader(operatorId, zip).read();
        }
    }

    private GtfsFeed read() {
        zip.readRequired("agency.txt", List.of("agency_name", "agency_timezone"), this::readAgency);
        if (zones.isEmpty()) {
            throw zip.incomplete("has no agency with a time zone in agency.txt");
        }
        StopFiles stops = new StopFiles(log);
        stops.read(zip);
        CalendarFiles calendar = new CalendarFiles(log);
        calendar.read(zip);
        TripFiles tripFiles = new TripFiles(log, calendar);
        tripFiles.read(zip);
        StopTimesFile times = new StopTimesFile(log, stops, tripFiles);
        times.read(zip);
        Trips trips = new TripsBuilder(log, tripFiles.trips(), times).build();
        if (trips.count() == 0) {
            throw zip.empty();
        }
        Timetable timetable = new Timetable(
                operatorId,
                agencyNames.get(0),
                zones.get(0),
                stops.stops(),
                tripFiles.routes(),
                trips,
                calendar.calendar(),
                stops.transfers(),
                tripFiles.shapes());
        if (timetable.calendar().services().stream()
                .allMatch(service -> service.findFirst().isEmpty())) {
            throw zip.empty();
        }
        return new GtfsFeed(
                timetable,
                new LoadReport(
                        timetable.stops().size(),
                        timetable.routes().size(),
                        trips.count(),
                        trips.callCount(),
                        log.count(),
                        log.kept()));
    }

    /** GTFS wants one time zone for the whole feed; the first agency's is taken. */
    private void readAgency(GtfsRow row) {
        try {
            zones.add(ZoneId.of(row.get("agency_timezone")));
            agencyNames.add(row.get("agency_name"));
        } catch (DateTimeException e) {
            log.skip(row, "agency_timezone " + row.get("agency_timezone") + " is no IANA time zone");
        }
    }
}
