package org.commonway.planner.network;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.planner.timetable.Continuations;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/**
 * Gathers the trips of a day: those of the day before that run past its end, the day's own, and those of the next day
 * that start within its first twelve hours. Every timetable's times count from its own noon minus 12 hours.
 */
final class DayNetworkBuilder {
    private static final int LATEST_START = 36 * 3600;
    /** Where clocks go back, the first hour of the day lies before the base. */
    private static final int EARLIEST_END = -3600;

    private final Network network;
    private final int[][] patternKeys;
    private final LocalDate date;
    private final Instant base;
    private final List<List<DayTrip>> patterns = new ArrayList<>();

    DayNetworkBuilder(Network network, int[][] patternKeys, LocalDate date) {
        this.network = network;
        this.patternKeys = patternKeys;
        this.date = date;
        this.base = network.timetables().isEmpty()
                ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
                : network.timetables().get(0).startOf(date);
    }

    DayNetwork build() {
        for (int feed = 0; feed < network.timetables().size(); feed++) {
            Map<Integer, List<DayTrip>> groups = new TreeMap<>();
            for (int day = -1; day <= 1; day++) {
                collect(feed, day, groups);
            }
            Map<List<Integer>, List<DayTrip>> joined = join(feed, groups);
            groups.values().forEach(this::split);
            joined.values().forEach(this::split);
        }
        return flatten();
    }

    private void collect(int feed, int day, Map<Integer, List<DayTrip>> groups) {
        Timetable timetable = network.timetables().get(feed);
        LocalDate serviceDate = date.plusDays(day);
        boolean[] running = timetable.calendar().runningOn(serviceDate);
        int shift = (int) (timetable.startOf(serviceDate).getEpochSecond() - base.getEpochSecond());
        Trips trips = timetable.trips();
        for (int trip = 0; trip < trips.count(); trip++) {
            if (running[trips.service(trip)]
                    && isOfDay(
                            trips.callDeparture(trips.firstCall(trip)) + shift,
                            trips.callArrival(trips.endCall(trip) - 1) + shift)) {
                groups.computeIfAbsent(patternKeys[feed][trip], key -> new ArrayList<>())
                        .add(new DayTrip(trips, feed, trip, day, shift, List.of()));
            }
        }
    }

    /** Trips with those that they go on as, by the groups of all of them. */
    private Map<List<Integer>, List<DayTrip>> join(int feed, Map<Integer, List<DayTrip>> groups) {
        Map<List<Integer>, List<DayTrip>> joined = new LinkedHashMap<>();
        Continuations continuations = network.continuations(feed);
        if (!continuations.isEmpty()) {
            Timetable timetable = network.timetables().get(feed);
            groups.forEach((group, members) -> {
                for (DayTrip first : members) {
                    for (DayTrip chain : Chains.from(first, timetable, continuations, date)) {
                        List<Integer> key = new ArrayList<>(List.of(group));
                        chain.later().forEach(part -> key.add(patternKeys[feed][part.trip()]));
                        joined.computeIfAbsent(key, parts -> new ArrayList<>()).add(chain);
                    }
                }
            });
        }
        return joined;
    }

    /** Whether a trip that starts and ends at these seconds from the base belongs to the day. */
    static boolean isOfDay(int start, int end) {
        return end >= EARLIEST_END && start <= LATEST_START;
    }

    /** Trips that overtake go into patterns of their own, so that within one the first to leave is the first to come. */
    private void split(List<DayTrip> group) {
        group.sort(Comparator.comparingInt((DayTrip trip) -> trip.departure(0))
                .thenComparingInt(trip -> trip.arrival(trip.calls() - 1)));
        List<List<DayTrip>> made = new ArrayList<>();
        for (DayTrip trip : group) {
            List<DayTrip> fitting = made.stream()
                    .filter(pattern -> trip.follows(pattern.get(pattern.size() - 1)))
                    .findFirst()
                    .orElse(List.of());
            if (fitting.isEmpty()) {
                fitting = new ArrayList<>();
                made.add(fitting);
            }
            fitting.add(trip);
        }
        patterns.addAll(made);
    }

    private DayNetwork flatten() {
        int positions = patterns.stream().mapToInt(p -> p.get(0).calls()).sum();
        int times = patterns.stream().mapToInt(p -> p.size() * p.get(0).calls()).sum();
        int trips = patterns.stream().mapToInt(List::size).sum();
        DayNetwork.Patterns flat = new DayNetwork.Patterns(patterns.size(), positions);
        DayColumns columns = new DayColumns(times, trips);
        JoinedTrips.Builder joined = new JoinedTrips.Builder();
        int time = 0;
        int tripNumber = 0;
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            List<DayTrip> members = patterns.get(pattern);
            int calls = members.get(0).calls();
            joined.addPattern(pattern, describe(flat, pattern, members.get(0)));
            flat.firstTrips[pattern + 1] = tripNumber + members.size();
            flat.firstTimes[pattern + 1] = time + members.size() * calls;
            for (DayTrip member : members) {
                joined.addTrip(
                        tripNumber,
                        member.later().stream()
                                .map(part -> new JoinedTrips.Part(part.trip(), part.day()))
                                .toList());
                columns.tripIndexes[tripNumber] = member.trip();
                columns.tripDays[tripNumber++] = (byte) member.day();
                for (int i = 0; i < calls; i++, time++) {
                    columns.arrivals[time] = member.arrival(i);
                    columns.departures[time] = member.departure(i);
                }
            }
        }
        return new DayNetwork(
                date, base, network.timetables(), flat, columns, joined.build(), Map.of(), network.stopCount());
    }

    /** Writes what the trips of a pattern have in common, and gives the positions at which later trips begin. */
    private List<Integer> describe(DayNetwork.Patterns flat, int pattern, DayTrip member) {
        Timetable timetable = network.timetables().get(member.feed());
        int first = flat.firstPositions[pattern];
        int[] stops = new int[member.calls()];
        flat.firstPositions[pattern + 1] = first + stops.length;
        flat.feeds[pattern] = member.feed();
        flat.modes[pattern] =
                timetable.routes().get(timetable.trips().route(member.trip())).mode();
        List<Integer> starts = new ArrayList<>();
        int position = describe(member, 0, stops, flat.flags, first);
        if (!member.later().isEmpty()) {
            // On the first trip one gets on, before it ends; on the others one gets off, after they begin.
            forbid(flat.flags, first, first + position, Trips.NO_DROP_OFF);
            forbid(flat.flags, first + position - 1, first + position, Trips.NO_PICKUP);
        }
        for (DayTrip part : member.later()) {
            int start = position;
            starts.add(start);
            position = describe(part, start, stops, flat.flags, first);
            forbid(flat.flags, first + start, first + position, Trips.NO_PICKUP);
            forbid(flat.flags, first + start, first + start + 1, Trips.NO_DROP_OFF);
        }
        System.arraycopy(stops, 0, flat.stops, first, stops.length);
        System.arraycopy(network.metresAlong(stops), 0, flat.metres, first, stops.length);
        return starts;
    }

    /** Writes the stops and flags of one trip from a position on, and gives the position after it. */
    private int describe(DayTrip part, int start, int[] stops, byte[] flags, int first) {
        Trips trips = part.trips();
        int calls = part.ownCalls();
        for (int i = 0; i < calls; i++) {
            int call = trips.firstCall(part.trip()) + i;
            stops[start + i] = network.stopOf(part.feed(), trips, part.trip(), trips.callStop(call));
            flags[first + start + i] = (byte) trips.ruleFlags(call);
        }
        return start + calls;
    }

    private static void forbid(byte[] flags, int from, int to, int what) {
        for (int i = from; i < to; i++) {
            flags[i] |= (byte) what;
        }
    }
}
