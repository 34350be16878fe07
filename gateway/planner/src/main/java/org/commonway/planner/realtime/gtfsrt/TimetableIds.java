package org.commonway.planner.realtime.gtfsrt;

import java.util.HashMap;
import java.util.Map;
import org.commonway.planner.timetable.Timetable;

/**
 * Indexes of a timetable by GTFS id.
 *
 * @param trips of the departures of a headway, the first
 * @param routes lines
 * @param stops stops and stations
 */
record TimetableIds(Map<String, Integer> trips, Map<String, Integer> routes, Map<String, Integer> stops) {
    static Map<String, Integer> trips(Timetable timetable) {
        Map<String, Integer> found = new HashMap<>();
        for (int trip = 0; trip < timetable.trips().count(); trip++) {
            found.putIfAbsent(timetable.trips().tripId(trip), trip);
        }
        return found;
    }

    static Map<String, Integer> routes(Timetable timetable) {
        Map<String, Integer> found = new HashMap<>();
        for (int route = 0; route < timetable.routes().size(); route++) {
            found.putIfAbsent(timetable.routes().get(route).routeId(), route);
        }
        return found;
    }

    static Map<String, Integer> stops(Timetable timetable) {
        Map<String, Integer> found = new HashMap<>();
        for (int stop = 0; stop < timetable.stops().size(); stop++) {
            found.putIfAbsent(timetable.stops().get(stop).stopId(), stop);
        }
        return found;
    }
}
