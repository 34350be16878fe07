package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.List;
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
 */
record LiveLine(int feed, int route, List<Integer> stops, List<Integer> flags) {
    private static final int SKIPPED = Trips.NO_PICKUP | Trips.NO_DROP_OFF;

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
        return new LiveLine(feed, trips.route(trip), List.copyOf(stops), List.copyOf(flags));
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
        int route = day.timetable(pattern).trips().route(day.tripIndex(pattern, 0));
        return new LiveLine(feed, route, List.copyOf(stops), List.copyOf(flags));
    }
}
