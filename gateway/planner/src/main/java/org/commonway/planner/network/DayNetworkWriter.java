package org.commonway.planner.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.planner.timetable.Timetable;

/** Writes a day's network anew: untouched patterns block by block, the others from their trips. */
final class DayNetworkWriter {
    private final Network network;
    private final DayNetwork base;
    private final List<Timetable> timetables;
    private final DayNetwork.Patterns patterns;
    private final DayColumns columns;
    private final JoinedTrips.Builder joined = new JoinedTrips.Builder();
    private final Map<Integer, LiveCalls> live = new HashMap<>();
    private int pattern;

    private DayNetworkWriter(Network network, DayNetwork base, List<Timetable> timetables, int[] sizes) {
        this.network = network;
        this.base = base;
        this.timetables = timetables;
        this.patterns = new DayNetwork.Patterns(sizes[0], sizes[1]);
        this.columns = new DayColumns(sizes[3], sizes[2]);
    }

    /**
     * The network with some patterns replaced.
     *
     * @param timetables what trip indexes refer to, by feed
     * @param untouched patterns of the base that stay
     * @param changed patterns beside them, none of them empty
     */
    static DayNetwork write(
            Network network,
            DayNetwork base,
            List<Timetable> timetables,
            List<Integer> untouched,
            List<LivePattern> changed) {
        int[] sizes = {untouched.size() + changed.size(), 0, 0, 0};
        for (int pattern : untouched) {
            count(sizes, base.length(pattern), base.trips(pattern));
        }
        for (LivePattern made : changed) {
            count(sizes, made.line().stops().size(), made.trips().size());
        }
        DayNetworkWriter writer = new DayNetworkWriter(network, base, timetables, sizes);
        untouched.forEach(writer::copy);
        changed.forEach(writer::add);
        return new DayNetwork(
                base.date(),
                base.base(),
                timetables,
                writer.patterns,
                writer.columns,
                writer.joined.build(),
                writer.live,
                network.stopCount());
    }

    private static void count(int[] sizes, int positions, int trips) {
        sizes[1] += positions;
        sizes[2] += trips;
        sizes[3] += positions * trips;
    }

    private void copy(int from) {
        DayNetwork.Patterns source = base.patterns();
        int length = base.length(from);
        int trips = base.trips(from);
        int position = patterns.firstPositions[pattern];
        int first = source.firstPositions[from];
        patterns.feeds[pattern] = source.feeds[from];
        patterns.modes[pattern] = source.modes[from];
        System.arraycopy(source.stops, first, patterns.stops, position, length);
        System.arraycopy(source.flags, first, patterns.flags, position, length);
        System.arraycopy(source.metres, first, patterns.metres, position, length);
        DayColumns old = base.columns();
        int time = patterns.firstTimes[pattern];
        int number = patterns.firstTrips[pattern];
        System.arraycopy(old.arrivals, source.firstTimes[from], columns.arrivals, time, trips * length);
        System.arraycopy(old.departures, source.firstTimes[from], columns.departures, time, trips * length);
        System.arraycopy(old.tripIndexes, source.firstTrips[from], columns.tripIndexes, number, trips);
        System.arraycopy(old.tripDays, source.firstTrips[from], columns.tripDays, number, trips);
        joined.addPattern(pattern, base.joined().starts(from));
        for (int trip = 0; trip < trips && base.joined().isJoined(from); trip++) {
            joined.addTrip(number + trip, base.joined().later(source.firstTrips[from] + trip));
        }
        end(length, trips);
    }

    private void add(LivePattern made) {
        LiveLine line = made.line();
        int length = line.stops().size();
        int position = patterns.firstPositions[pattern];
        patterns.feeds[pattern] = line.feed();
        patterns.modes[pattern] =
                timetables.get(line.feed()).routes().get(line.route()).mode();
        int[] metres = network.metresAlong(
                line.stops().stream().mapToInt(Integer::intValue).toArray());
        for (int i = 0; i < length; i++) {
            patterns.stops[position + i] = line.stops().get(i);
            patterns.flags[position + i] = line.flags().get(i).byteValue();
            patterns.metres[position + i] = metres[i];
        }
        int time = patterns.firstTimes[pattern];
        int number = patterns.firstTrips[pattern];
        joined.addPattern(
                pattern, line.later().stream().map(LiveLine.Joint::position).toList());
        for (LiveTrip trip : made.trips()) {
            joined.addTrip(number, trip.later());
            columns.tripIndexes[number] = trip.trip();
            columns.tripDays[number] = (byte) trip.day();
            int own = number;
            trip.live().ifPresent(calls -> live.put(own, calls));
            number++;
            for (int i = 0; i < length; i++, time++) {
                columns.arrivals[time] = trip.arrival(i);
                columns.departures[time] = trip.departure(i);
            }
        }
        end(length, made.trips().size());
    }

    private void end(int length, int trips) {
        patterns.firstPositions[pattern + 1] = patterns.firstPositions[pattern] + length;
        patterns.firstTrips[pattern + 1] = patterns.firstTrips[pattern] + trips;
        patterns.firstTimes[pattern + 1] = patterns.firstTimes[pattern] + trips * length;
        pattern++;
    }
}
