package org.commonway.planner.network;

import java.util.List;
import java.util.Optional;
import org.commonway.planner.realtime.ExpectedCall;

/** A trip on its way into a pattern, with its times by position in seconds from the day's base. */
final class LiveTrip {
    private final int trip;
    private final int day;
    private final List<JoinedTrips.Part> later;
    private final Optional<LiveCalls> live;
    private final int[] arrivals;
    private final int[] departures;

    private LiveTrip(int trip, int day, List<JoinedTrips.Part> later, Optional<LiveCalls> live, int calls) {
        this.trip = trip;
        this.day = day;
        this.later = later;
        this.live = live;
        this.arrivals = new int[calls];
        this.departures = new int[calls];
    }

    /**
     * A trip as it is expected: its index in the timetable, the service day counted from the network's, and what it goes
     * on as; the calls are those of all of them.
     */
    static LiveTrip expected(int trip, int day, List<JoinedTrips.Part> later, LiveCalls live) {
        LiveTrip made =
                new LiveTrip(trip, day, later, Optional.of(live), live.calls().size());
        for (int i = 0; i < made.arrivals.length; i++) {
            ExpectedCall call = live.calls().get(i);
            made.arrivals[i] = call.arrival();
            made.departures[i] = call.departure();
        }
        return made;
    }

    /** A trip as it stands in a network by the timetable. */
    static LiveTrip scheduled(DayNetwork network, int pattern, int trip) {
        int number = network.patterns().firstTrips[pattern] + trip;
        LiveTrip made = new LiveTrip(
                network.columns().tripIndexes[number],
                network.columns().tripDays[number],
                network.joined().later(number),
                Optional.empty(),
                network.length(pattern));
        for (int i = 0; i < made.arrivals.length; i++) {
            made.arrivals[i] = network.arrival(pattern, trip, i);
            made.departures[i] = network.departure(pattern, trip, i);
        }
        return made;
    }

    int trip() {
        return trip;
    }

    int day() {
        return day;
    }

    /** What it goes on as. */
    List<JoinedTrips.Part> later() {
        return later;
    }

    Optional<LiveCalls> live() {
        return live;
    }

    int length() {
        return arrivals.length;
    }

    int arrival(int position) {
        return arrivals[position];
    }

    int departure(int position) {
        return departures[position];
    }

    /** Whether this trip is nowhere earlier than the other. */
    boolean follows(LiveTrip earlier) {
        for (int i = 0; i < arrivals.length; i++) {
            if (arrivals[i] < earlier.arrivals[i] || departures[i] < earlier.departures[i]) {
                return false;
            }
        }
        return true;
    }
}
