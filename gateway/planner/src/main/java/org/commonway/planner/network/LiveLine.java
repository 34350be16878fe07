package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonway.planner.realtime.ExpectedCall;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/**
 * What the trips of a pattern have in common; as {@link PatternKeys} has it, with skipped stops as part of the rules for
 * getting on and off.
 *
 * @param feed whose it is
 * @param route index in the timetable's routes
 * @param stops of the network
 * @param flags bits of {@link Trips}
 * @param later where trips begin that the first goes on as
 */
record LiveLine(int feed, int route, List<Integer> stops, List<Integer> flags, List<Joint> later) {
    private static final int SKIPPED = Trips.NO_PICKUP | Trips.NO_DROP_OFF;

    /** A position at which a trip of a route begins with riders on board. */
    record Joint(int position, int route) {}

    /** The line of a trip of a timetable that may skip stops. */
    static LiveLine of(Network network, int feed, Timetable timetable, int trip, List<ExpectedCall> calls) {
        Trips trips = timetable.trips();
        List<Integer> stops = new ArrayList<>();
        List<Integer> flags = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            int call = trips.firstCall(trip) + i;
            stops.add(network.stopOf(feed, trips, trip, trips.callStop(call)));
            flags.add(trips.ruleFlags(call) | (calls.get(i).skipped() ? SKIPPED : 0));
        }
        return new LiveLine(feed, trips.route(trip), List.copyOf(stops), List.copyOf(flags), List.of());
    }

    /** The line of a pattern by the timetable. */
    static LiveLine of(DayNetwork day, int pattern) {
        int feed = day.feed(pattern);
        List<Integer> stops = new ArrayList<>();
        List<Integer> flags = new ArrayList<>();
        for (int position = 0; position < day.length(pattern); position++) {
            int at = day.patterns().firstPositions[pattern] + position;
            stops.add(day.patterns().stops[at]);
            flags.add((int) day.patterns().flags[at]);
        }
        Trips trips = day.timetable(pattern).trips();
        List<Integer> starts = day.joined().starts(pattern);
        List<JoinedTrips.Part> parts = day.joined().later(day.patterns().firstTrips[pattern]);
        List<Joint> later = IntStream.range(0, starts.size())
                .mapToObj(i -> new Joint(starts.get(i), trips.route(parts.get(i).trip())))
                .toList();
        int route = trips.route(day.tripIndex(pattern, 0));
        return new LiveLine(feed, route, List.copyOf(stops), List.copyOf(flags), later);
    }

    /** The line of trips that skip some of the stops. */
    LiveLine skipping(List<ExpectedCall> calls) {
        List<Integer> skipping = IntStream.range(0, flags.size())
                .mapToObj(i -> flags.get(i) | (calls.get(i).skipped() ? SKIPPED : 0))
                .toList();
        return new LiveLine(feed, route, stops, skipping, later);
    }
}
