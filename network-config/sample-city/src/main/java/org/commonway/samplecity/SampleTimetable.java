package org.commonway.samplecity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.commonway.samplecity.place.Point;
import org.commonway.samplecity.streets.StreetGraph;
import org.commonway.samplecity.streets.StreetMapMaker;
import org.commonway.samplecity.transit.GtfsWriter;
import org.commonway.samplecity.transit.LineDesigner;
import org.commonway.samplecity.transit.ServicePeriod;

/**
 * A timetable of about as many stop times as asked for, to see how planners grow: buses through the streets of a sample
 * city, whose ground grows with the stop times until it is 30 kilometres across. The same arguments give the same bytes
 * on any machine.
 */
public final class SampleTimetable {
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final Point CENTRE = new Point(41.0, -8.0);
    private static final int SERVICE_DAYS = 400;
    private static final int LARGEST_RADIUS_METRES = 15_000;
    private static final int SMALLEST_RADIUS_METRES = 1_600;
    /** A city of {@link CitySize#MEDIUM} for so many. */
    private static final double STOP_TIMES_OF_MEDIUM = 50_000;

    private SampleTimetable() {}

    /**
     * Writes a GTFS zip.
     *
     * @param seed any number
     * @param stopTimes how many rows stop_times.txt has at least, from 1 on; at most one line's more
     * @param firstDay the first of 400 days that it covers
     * @param zip where to
     * @throws IOException when the disk does not take it
     */
    public static void write(long seed, long stopTimes, LocalDate firstDay, Path zip) throws IOException {
        if (stopTimes < 1) {
            throw new IllegalArgumentException("a timetable has at least one stop time, not " + stopTimes);
        }
        double grown = CitySize.MEDIUM.radiusMetres() * StrictMath.sqrt(stopTimes / STOP_TIMES_OF_MEDIUM);
        double radius = StrictMath.max(SMALLEST_RADIUS_METRES, StrictMath.min(LARGEST_RADIUS_METRES, grown));
        LineDesigner designer = new LineDesigner(new StreetGraph(StreetMapMaker.make(radius, seed)), radius);
        GtfsWriter.write(
                designer.manyBuses("muitos", "Muitos Autocarros", stopTimes, new Random(seed)),
                new ServicePeriod(firstDay, SERVICE_DAYS, ZONE),
                CENTRE,
                zip);
    }
}
