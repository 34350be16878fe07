package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.List;

/** A pattern in the making: trips that never overtake each other, sorted by time. */
final class LivePattern {
    private final LiveLine line;
    private final List<LiveTrip> trips = new ArrayList<>();

    LivePattern(LiveLine line) {
        this.line = line;
    }

    LiveLine line() {
        return line;
    }

    List<LiveTrip> trips() {
        return trips;
    }

    /** Puts a trip at its place, unless it would overtake or be overtaken; says whether it did. */
    boolean insert(LiveTrip trip) {
        // Those that it follows come first: if it follows one, it follows all before that one.
        int place = trips.size();
        while (place > 0 && !trip.follows(trips.get(place - 1))) {
            place--;
        }
        boolean fits = place == trips.size() || trips.get(place).follows(trip);
        if (fits) {
            trips.add(place, trip);
        }
        return fits;
    }
}
