package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonway.planner.timetable.Possibility;
import org.commonway.planner.timetable.Trips;

/**
 * A day for somebody in a wheelchair: without the trips whose vehicles take none (GTFS wheelchair_accessible 2), and
 * with nobody getting on or off where the stop cannot be used (wheelchair_boarding 2, its own or its station's). What
 * the feed does not say stays.
 */
final class StepFreeDay {
    private final Network network;
    private final DayNetwork day;
    private final List<Kept> kept = new ArrayList<>();

    /** A pattern and which of its trips stay; at least one. */
    private record Kept(int pattern, List<Integer> trips) {}

    private StepFreeDay(Network network, DayNetwork day) {
        this.network = network;
        this.day = day;
        for (int pattern = 0; pattern < day.patternCount(); pattern++) {
            int number = pattern;
            // Whoever could stay on board where a trip goes on as another finds the two as single trips.
            int count = day.goesOn(pattern) ? 0 : day.trips(pattern);
            List<Integer> trips = IntStream.range(0, count)
                    .filter(trip -> isUsable(number, trip))
                    .boxed()
                    .toList();
            if (!trips.isEmpty()) {
                kept.add(new Kept(pattern, trips));
            }
        }
    }

    /** What is left of this day. */
    static DayNetwork of(Network network, DayNetwork day) {
        return new StepFreeDay(network, day).write();
    }

    private boolean isUsable(int pattern, int trip) {
        return day.timetable(pattern).trips().wheelchairAccessible(day.tripIndex(pattern, trip))
                != Possibility.IMPOSSIBLE;
    }

    private DayNetwork write() {
        int positions = kept.stream().mapToInt(one -> day.length(one.pattern())).sum();
        int trips = kept.stream().mapToInt(one -> one.trips().size()).sum();
        int times = kept.stream()
                .mapToInt(one -> day.length(one.pattern()) * one.trips().size())
                .sum();
        DayNetwork.Patterns patterns = new DayNetwork.Patterns(kept.size(), positions);
        DayColumns columns = new DayColumns(times, trips);
        Map<Integer, LiveCalls> live = new HashMap<>();
        for (int i = 0; i < kept.size(); i++) {
            copyLine(kept.get(i).pattern(), patterns, i);
            patterns.firstTrips[i + 1] =
                    patterns.firstTrips[i] + kept.get(i).trips().size();
            patterns.firstTimes[i + 1] = patterns.firstTimes[i]
                    + kept.get(i).trips().size() * day.length(kept.get(i).pattern());
            copyTrips(kept.get(i), columns, patterns.firstTrips[i], patterns.firstTimes[i], live);
        }
        return new DayNetwork(
                day.date(),
                day.base(),
                day.timetables(),
                patterns,
                columns,
                new JoinedTrips.Builder().build(),
                live,
                network.stopCount());
    }

    private void copyLine(int from, DayNetwork.Patterns patterns, int to) {
        DayNetwork.Patterns old = day.patterns();
        int first = old.firstPositions[from];
        int position = patterns.firstPositions[to];
        int length = day.length(from);
        patterns.feeds[to] = old.feeds[from];
        patterns.modes[to] = old.modes[from];
        patterns.firstPositions[to + 1] = position + length;
        System.arraycopy(old.stops, first, patterns.stops, position, length);
        System.arraycopy(old.metres, first, patterns.metres, position, length);
        for (int i = 0; i < length; i++) {
            boolean barred = network.stop(old.stops[first + i]).detail().wheelchairBoarding() == Possibility.IMPOSSIBLE;
            int rules = barred ? Trips.NO_PICKUP | Trips.NO_DROP_OFF : 0;
            patterns.flags[position + i] = (byte) (old.flags[first + i] | rules);
        }
    }

    private void copyTrips(Kept one, DayColumns columns, int number, int time, Map<Integer, LiveCalls> live) {
        int length = day.length(one.pattern());
        for (int i = 0; i < one.trips().size(); i++) {
            int trip = one.trips().get(i);
            int old = day.patterns().firstTrips[one.pattern()] + trip;
            int oldTime = day.firstTime(one.pattern(), trip);
            columns.tripIndexes[number + i] = day.columns().tripIndexes[old];
            columns.tripDays[number + i] = day.columns().tripDays[old];
            System.arraycopy(day.columns().arrivals, oldTime, columns.arrivals, time + i * length, length);
            System.arraycopy(day.columns().departures, oldTime, columns.departures, time + i * length, length);
            int now = number + i;
            day.findLive(one.pattern(), trip).ifPresent(calls -> live.put(now, calls));
        }
    }
}
