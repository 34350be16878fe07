package org.commonway.planner.realtime.gtfsrt;

import java.util.HashMap;
import java.util.Map;
import org.commonway.planner.timetable.Timetable;

/**
 * Indexes of a timetable by GTFS id.
 *
 * @param trips of the departures of a headway, the first
 * @param departures the departures of headways
 * @param routes lines
 * @param stops stops and stations
 */
record TimetableIds(
        Map<String, Integer> trips,
        Map<Departure, Integer> departures,
        Map<String, Integer> routes,
        Map<String, Integer> stops) {
    /**
     * A departure of a trip of frequencies.txt, as a TripDescriptor names it.
     *
     * @param tripId GTFS trip_id
     * @param startSeconds start_time, seconds from noon minus 12 hours
     */
    record Departure(String tripId, int startSeconds) {}

    static TimetableIds of(Timetable timetable) {
        return new TimetableIds(trips(timetable), departures(timetable), routes(timetable), stops(timetable));
    }

    private static Map<Departure, Integer> departures(Timetable timetable) {
        Map<Departure, Integer> found = new HashMap<>();
        for (int trip = 0; trip < timetable.trips().count(); trip++) {
            if (timetable.trips().findFrequency(trip).isPresent()) {
                Departure departure = new Departure(
                        timetable.trips().tripId(trip), timetable.trips().startTime(trip));
                found.putIfAbsent(departure, trip);
            }
        }
        return found;
    }

    private static Map<String, Integer> trips(Timetable timetable) {
        Map<String, Integer> found = new HashMap<>();
        for (int trip = 0; trip < timetable.trips().count(); trip++) {
            found.putIfAbsent(timetable.trips().tripId(trip), trip);
        }
        return found;
    }

    private static Map<String, Integer> routes(Timetable timetable) {
        Map<String, Integer> found = new HashMap<>();
        for (int route = 0; route < timetable.routes().size(); route++) {
            found.putIfAbsent(timetable.routes().get(route).routeId(), route);
        }
        return found;
    }

    private static Map<String, Integer> stops(Timetable timetable) {
        Map<String, Integer> found = new HashMap<>();
        for (int stop = 0; stop < timetable.stops().size(); stop++) {
            found.putIfAbsent(timetable.stops().get(stop).stopId(), stop);
        }
        return found;
    }
}
