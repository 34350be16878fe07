package org.commonway.planner.timetable.gtfs;

import java.nio.file.Path;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.timetable.Stations;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;
import org.commonway.planner.timetable.fare.FareTables;

/**
 * Reads a GTFS zip, forgiving line by line: a line that makes no sense is left out and reported by file and line. What
 * is refused is a feed of which nothing useful would be left.
 */
public final class GtfsReader {
    private final String operatorId;
    private final GtfsZip zip;
    private final SkipLog log;

    private GtfsReader(String operatorId, GtfsZip zip, SkipLog log) {
        this.operatorId = operatorId;
        this.zip = zip;
        this.log = log;
    }

    /**
     * Reads the timetable of one operator. Memory and time are in proportion to the feed.
     *
     * @param operatorId whose timetable this is
     * @param gtfsZip the feed
     * @throws PlannerRefusal FEED_MISSING, FEED_UNREADABLE, FEED_INCOMPLETE or FEED_EMPTY
     */
    public static GtfsFeed read(String operatorId, Path gtfsZip) {
        SkipLog log = new SkipLog();
        try (GtfsZip zip = GtfsZip.open(gtfsZip, log)) {
            return new GtfsReader(operatorId, zip, log).read();
        }
    }

    private GtfsFeed read() {
        AgencyFile agencies = new AgencyFile(log);
        agencies.read(zip);
        LevelsFile levels = new LevelsFile(log);
        levels.read(zip);
        StopsFile stops = new StopsFile(log, levels);
        stops.read(zip);
        CalendarFiles calendar = new CalendarFiles(log);
        calendar.read(zip);
        RoutesFile routes = new RoutesFile(log);
        routes.read(zip);
        ShapesFile shapes = new ShapesFile(log);
        shapes.read(zip);
        TripsFile tripLines = new TripsFile(log, routes, calendar, shapes);
        tripLines.read(zip);
        FrequenciesFile frequencies = new FrequenciesFile(log, tripLines);
        frequencies.read(zip);
        BookingRulesFile bookingRules = new BookingRulesFile(log);
        bookingRules.read(zip);
        StopTimesFile times = new StopTimesFile(log, stops, tripLines, bookingRules);
        times.read(zip);
        TripsBuilder builder = new TripsBuilder(log, tripLines.trips(), times, frequencies);
        Trips trips = builder.build();
        TransfersFile transfers = new TransfersFile(log, stops, routes, tripLines, builder, trips);
        transfers.read(zip);
        FareTables fares = readFares(stops, routes, calendar);
        noteUnused();
        return feed(new Timetable(
                operatorId,
                agencies.name(),
                agencies.zone(),
                stops.stops(),
                routes.routes(),
                trips,
                calendar.calendar(),
                transfers.rules(),
                transfers.links(),
                shapes.shapes(),
                readStations(stops, levels),
                bookingRules.rules(),
                fares));
    }

    private Stations readStations(StopsFile stops, LevelsFile levels) {
        PathwaysFile pathways = new PathwaysFile(log, stops);
        pathways.read(zip);
        return new Stations(pathways.pathways(), levels.levels());
    }

    private void noteUnused() {
        zip.noteUnused("locations.geojson", "rides inside areas (GTFS-Flex) are not planned with");
        zip.noteUnused("location_groups.txt", "calls at groups of stops (GTFS-Flex) are not planned with");
    }

    private FareTables readFares(StopsFile stops, RoutesFile routes, CalendarFiles calendar) {
        FaresV1Files v1 = new FaresV1Files(log, routes);
        v1.read(zip);
        FarePlaceFiles places = new FarePlaceFiles(log, stops, routes, calendar);
        places.read(zip);
        FareProductFiles products = new FareProductFiles(log);
        products.read(zip);
        FareRuleFiles rules = new FareRuleFiles(log, places, products);
        rules.read(zip);
        return new FareTables(v1.fares(), rules.fares());
    }

    private GtfsFeed feed(Timetable timetable) {
        if (timetable.trips().count() == 0
                || timetable.calendar().services().stream()
                        .allMatch(service -> service.findFirst().isEmpty())) {
            throw zip.empty();
        }
        return new GtfsFeed(
                timetable,
                log.report(
                        timetable.stops().size(),
                        timetable.routes().size(),
                        timetable.trips().count(),
                        timetable.trips().callCount()));
    }
}
