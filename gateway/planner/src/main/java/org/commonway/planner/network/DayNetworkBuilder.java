package org.commonway.planner.network;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** A trip on a service day; {@code shift} turns its own times into seconds from the base. */
    private record DayTrip(int feed, int trip, int day, int shift) {}

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
            groups.values().forEach(this::split);
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
                        .add(new DayTrip(feed, trip, day, shift));
            }
        }
    }

    /** Whether a trip that starts and ends at these seconds from the base belongs to the day. */
    static boolean isOfDay(int start, int end) {
        return end >= EARLIEST_END && start <= LATEST_START;
    }

    /** Trips that overtake go into patterns of their own, so that within one the first to leave is the first to come. */
    private void split(List<DayTrip> group) {
        group.sort(Comparator.comparingInt((DayTrip trip) -> departure(trip, 0))
                .thenComparingInt(trip -> arrivalAtEnd(trip)));
        List<List<DayTrip>> made = new ArrayList<>();
        for (DayTrip trip : group) {
            List<DayTrip> fitting = made.stream()
                    .filter(pattern -> follows(pattern.get(pattern.size() - 1), trip))
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

    private boolean follows(DayTrip earlier, DayTrip later) {
        int calls = callCount(earlier);
        for (int i = 0; i < calls; i++) {
            if (arrival(later, i) < arrival(earlier, i) || departure(later, i) < departure(earlier, i)) {
                return false;
            }
        }
        return true;
    }

    private DayNetwork flatten() {
        int positions = patterns.stream().mapToInt(p -> callCount(p.get(0))).sum();
        int times =
                patterns.stream().mapToInt(p -> p.size() * callCount(p.get(0))).sum();
        int trips = patterns.stream().mapToInt(List::size).sum();
        DayNetwork.Patterns flat = new DayNetwork.Patterns(patterns.size(), positions);
        DayNetwork.Columns columns = new DayNetwork.Columns(times, trips);
        int time = 0;
        int tripNumber = 0;
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            List<DayTrip> members = patterns.get(pattern);
            describe(flat, pattern, members.get(0));
            flat.firstTrips[pattern + 1] = tripNumber + members.size();
            flat.firstTimes[pattern + 1] = time + members.size() * callCount(members.get(0));
            for (DayTrip member : members) {
                columns.tripIndexes[tripNumber] = member.trip();
                columns.tripDays[tripNumber++] = (byte) member.day();
                for (int i = 0; i < callCount(member); i++, time++) {
                    columns.arrivals[time] = arrival(member, i);
                    columns.departures[time] = departure(member, i);
                }
            }
        }
        return new DayNetwork(date, base, network.timetables(), flat, columns, Map.of(), network.stopCount());
    }

    private void describe(DayNetwork.Patterns flat, int pattern, DayTrip member) {
        Timetable timetable = network.timetables().get(member.feed());
        Trips trips = timetable.trips();
        int first = flat.firstPositions[pattern];
        flat.firstPositions[pattern + 1] = first + callCount(member);
        flat.feeds[pattern] = member.feed();
        flat.modes[pattern] = timetable.routes().get(trips.route(member.trip())).mode();
        int[] stops = new int[callCount(member)];
        for (int i = 0; i < stops.length; i++) {
            int call = trips.firstCall(member.trip()) + i;
            stops[i] = network.stopOf(member.feed(), trips, member.trip(), trips.callStop(call));
            flat.flags[first + i] = (byte) trips.ruleFlags(call);
        }
        System.arraycopy(stops, 0, flat.stops, first, stops.length);
        System.arraycopy(network.metresAlong(stops), 0, flat.metres, first, stops.length);
    }

    private int callCount(DayTrip trip) {
        Trips trips = network.timetables().get(trip.feed()).trips();
        return trips.endCall(trip.trip()) - trips.firstCall(trip.trip());
    }

    private int arrivalAtEnd(DayTrip trip) {
        return arrival(trip, callCount(trip) - 1);
    }

    private int arrival(DayTrip trip, int position) {
        Trips trips = network.timetables().get(trip.feed()).trips();
        return trips.callArrival(trips.firstCall(trip.trip()) + position) + trip.shift();
    }

    private int departure(DayTrip trip, int position) {
        Trips trips = network.timetables().get(trip.feed()).trips();
        return trips.callDeparture(trips.firstCall(trip.trip()) + position) + trip.shift();
    }
}
