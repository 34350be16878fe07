package org.commonway.planner.city;

import java.time.ZoneId;
import java.util.List;
import org.commonway.planner.timetable.Pathway;
import org.commonway.planner.timetable.ServiceCalendar;
import org.commonway.planner.timetable.Shapes;
import org.commonway.planner.timetable.Stations;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;
import org.commonway.planner.timetable.fare.FareTables;

/** Feeds of nothing but stations. */
public final class StationFeed {
    private StationFeed() {}

    /** These stops with the ways between them, and no trips. */
    public static Timetable of(List<Stop> stops, List<Pathway> pathways) {
        return new Timetable(
                "metro",
                "metro",
                ZoneId.of("UTC"),
                stops,
                List.of(),
                new Trips(
                        new Trips.Names(List.of(), List.of()),
                        new int[3][0],
                        new int[1],
                        new Trips.Calls(new int[0], new int[0], new int[0], new int[0], new byte[0])),
                new ServiceCalendar(List.of()),
                List.of(),
                List.of(),
                new Shapes(List.of()),
                new Stations(pathways, List.of()),
                List.of(),
                FareTables.none());
    }
}
