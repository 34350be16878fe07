package org.commonway.planner.fare.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/** Stops A, B, C and D in zones za, zb, zc and zd; lines 1, 2 and 3 that ride from one to the next in ten minutes. */
final class FareTown {
    private static final LocalDate DATE = LocalDate.of(2024, 5, 14);

    private FareTown() {}

    static Gtfs gtfs() {
        Gtfs feed = Gtfs.of("bus")
                .columns("stops.txt", "stop_id,stop_name,stop_lat,stop_lon,parent_station,zone_id")
                .columns("routes.txt", "route_id,route_short_name,route_long_name,route_type,route_color,network_id");
        String[] stops = {"A", "B", "C", "D"};
        for (int i = 0; i < stops.length; i++) {
            feed.line(
                    "stops.txt",
                    stops[i] + ",," + (41 + i * 0.01) + ",-8,,z" + stops[i].toLowerCase(java.util.Locale.ROOT));
        }
        return feed.line("routes.txt", "1,1,,3,,")
                .line("routes.txt", "2,2,,3,,")
                .line("routes.txt", "3,3,,1,,")
                .trip("t1", "1", "A 08:00", "B 08:10", "C 08:20", "D 08:30")
                .trip("t2", "2", "A 08:00", "B 08:10", "C 08:20", "D 08:30")
                .trip("t3", "3", "A 08:00", "B 08:10", "C 08:20", "D 08:30");
    }

    /** Rides written as "1 08:05 A-C": line, departure, and from where to where; ten minutes from stop to stop. */
    static List<FareLeg> legs(Timetable timetable, String... rides) {
        List<FareLeg> legs = new ArrayList<>();
        for (String ride : rides) {
            String[] parts = ride.split("[ -]", -1);
            int trip = Integer.parseInt(parts[0]) - 1;
            int board = timetable.trips().firstCall(trip) + parts[2].charAt(0) - 'A';
            int alight = timetable.trips().firstCall(trip) + parts[3].charAt(0) - 'A';
            Instant departure = Instant.parse(DATE + "T" + parts[1] + ":00Z").minusSeconds(3600);
            legs.add(new FareLeg(trip, board, alight, departure, departure.plusSeconds(600L * (alight - board))));
        }
        return legs;
    }

    static List<FareLeg> wholeTrip(Timetable timetable, int trip) {
        Trips trips = timetable.trips();
        int last = trips.endCall(trip) - 1;
        Instant start = timetable.startOf(DATE);
        return List.of(new FareLeg(
                trip,
                trips.firstCall(trip),
                last,
                start.plusSeconds(trips.startTime(trip)),
                start.plusSeconds(trips.callArrival(last))));
    }
}
