package org.commonway.planner.network;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.timetable.Trips;

/** Where the runs that operators name stand in a timetable. */
final class TripNumbers {
    private final Map<String, Integer> trips = new HashMap<>();
    private final Map<Departure, Integer> departures = new HashMap<>();

    /** A departure of a headway; all of them share a trip_id. */
    private record Departure(String tripId, int startSeconds) {}

    TripNumbers(Trips all) {
        for (int trip = 0; trip < all.count(); trip++) {
            if (all.findFrequency(trip).isEmpty()) {
                trips.putIfAbsent(all.tripId(trip), trip);
            } else {
                departures.putIfAbsent(new Departure(all.tripId(trip), all.startTime(trip)), trip);
            }
        }
    }

    /** The index of the trip, or of the departure of a headway where the run gives its start; empty for none. */
    OptionalInt find(TripInstance run) {
        Integer found = run.startSeconds().isPresent()
                ? departures.get(new Departure(run.tripId(), run.startSeconds().getAsInt()))
                : trips.get(run.tripId());
        return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** The index of a trip that is no departure of a headway; empty for none. */
    OptionalInt find(String tripId) {
        Integer found = trips.get(tripId);
        return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
