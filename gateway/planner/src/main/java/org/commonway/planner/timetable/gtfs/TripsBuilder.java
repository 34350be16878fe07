package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.timetable.Frequency;
import org.commonway.planner.timetable.Trips;

/**
 * Puts trips, stop times and headways together. A stop between two timed ones that has no time of its own gets one in
 * between, by its place in the order (GTFS leaves the rule to the reader). A trip that goes back in time, or that begins
 * or ends without a time, is left out. A trip that runs by headway is written out once for each departure.
 */
final class TripsBuilder {
    private final SkipLog log;
    private final List<TripsFile.TripLine> lines;
    private final StopTimesFile times;
    private final FrequenciesFile headways;
    private final TripColumns out;
    private final int[] firstTrips;
    private int[] calls = new int[0];
    private int count;
    private int[] arrivals = new int[64];
    private int[] departures = new int[64];

    TripsBuilder(SkipLog log, List<TripsFile.TripLine> lines, StopTimesFile times, FrequenciesFile headways) {
        this.log = log;
        this.lines = lines;
        this.times = times;
        this.headways = headways;
        this.out = new TripColumns(times);
        this.firstTrips = new int[lines.size() + 1];
    }

    Trips build() {
        int[][] byTrip = times.byTrip();
        for (int trip = 0; trip < lines.size(); trip++) {
            firstTrips[trip] = out.tripCount();
            gather(byTrip[1], byTrip[0][trip], byTrip[0][trip + 1]);
            Optional<String> fault = findFault();
            if (fault.isPresent()) {
                leaveOut(trip, fault.get());
            } else {
                write(trip);
            }
        }
        firstTrips[lines.size()] = out.tripCount();
        return out.build();
    }

    private void leaveOut(int trip, String why) {
        TripsFile.TripLine line = lines.get(trip);
        log.add("trips.txt", line.line(), SkipReason.TRIP_UNUSABLE, () -> "trip " + line.tripId() + " " + why);
    }

    /** Takes the calls of a trip into {@code calls}, without lines that say again what the one before has said. */
    private void gather(int[] all, int from, int to) {
        if (calls.length < to - from) {
            calls = new int[2 * (to - from)];
            arrivals = new int[calls.length];
            departures = new int[calls.length];
        }
        count = 0;
        for (int i = from; i < to; i++) {
            int call = all[i];
            if (count > 0 && isSame(calls[count - 1], call)) {
                log.add(
                        "stop_times.txt",
                        times.line(call),
                        SkipReason.KEY_DOUBLED,
                        () -> "stop_sequence " + times.sequence(call) + " comes twice in its trip");
                continue;
            }
            arrivals[count] = times.arrival(call);
            departures[count] = times.departure(call);
            calls[count++] = call;
        }
    }

    private boolean isSame(int one, int other) {
        return times.sequence(one) == times.sequence(other)
                && times.stop(one) == times.stop(other)
                && times.arrival(one) == times.arrival(other)
                && times.departure(one) == times.departure(other)
                && times.flags(one) == times.flags(other);
    }

    private Optional<String> findFault() {
        if (count < 2) {
            return Optional.of("has fewer than two stops");
        }
        int end = count - 1;
        if (arrivals[0] == StopTimesFile.NO_TIME || arrivals[end] == StopTimesFile.NO_TIME) {
            return Optional.of("begins or ends without a time");
        }
        interpolate();
        for (int i = 0; i <= end; i++) {
            if (i > 0 && times.sequence(calls[i]) == times.sequence(calls[i - 1])) {
                return Optional.of("has stop_sequence " + times.sequence(calls[i]) + " twice, with different values");
            }
            if (departures[i] < arrivals[i] || (i > 0 && arrivals[i] < departures[i - 1])) {
                return Optional.of("goes back in time at stop_sequence " + times.sequence(calls[i]));
            }
        }
        return Optional.empty();
    }

    private void interpolate() {
        int known = 0;
        for (int i = 1; i < count; i++) {
            if (arrivals[i] == StopTimesFile.NO_TIME) {
                continue;
            }
            int from = departures[known];
            int span = arrivals[i] - from;
            for (int between = known + 1; between < i; between++) {
                arrivals[between] = from + (int) ((long) span * (between - known) / (i - known));
                departures[between] = arrivals[between];
            }
            known = i;
        }
    }

    private void write(int trip) {
        TripsFile.TripLine line = lines.get(trip);
        if (!headways.names(trip)) {
            out.add(line, TripColumns.NONE);
            writeCalls(0);
            return;
        }
        List<Frequency> usable = headways.of(trip);
        if (usable.isEmpty()) {
            leaveOut(trip, "runs by headway, and none of its lines in frequencies.txt can be used");
        }
        for (Frequency frequency : usable) {
            int index = out.add(frequency);
            for (int start = frequency.startSeconds();
                    start < frequency.endSeconds();
                    start += frequency.headwaySeconds()) {
                out.add(line, index);
                writeCalls(start - departures[0]);
            }
        }
    }

    private void writeCalls(int shift) {
        for (int i = 0; i < count; i++) {
            out.addCall(calls[i], arrivals[i] + shift, departures[i] + shift);
        }
    }

    /** The trips that a line of trips.txt became: the first, and one past the last; the same when it was left out. */
    int[] tripsOf(int line) {
        return new int[] {firstTrips[line], firstTrips[line + 1]};
    }

    /** The trips as they grow. */
    private static final class TripColumns {
        private static final int NONE = -1;

        private final StopTimesFile times;
        private final List<TripsFile.TripLine> owners = new ArrayList<>();
        private final List<Frequency> frequencies = new ArrayList<>();
        private final Ints frequencyOf = new Ints();
        private final Ints firstCalls = new Ints();
        private final Ints sources = new Ints();
        private final Ints arrivals = new Ints();
        private final Ints departures = new Ints();

        TripColumns(StopTimesFile times) {
            this.times = times;
        }

        int tripCount() {
            return owners.size();
        }

        int add(Frequency frequency) {
            frequencies.add(frequency);
            return frequencies.size() - 1;
        }

        void add(TripsFile.TripLine owner, int frequency) {
            owners.add(owner);
            frequencyOf.add(frequency);
            firstCalls.add(sources.size());
        }

        void addCall(int source, int arrival, int departure) {
            sources.add(source);
            arrivals.add(arrival);
            departures.add(departure);
        }

        Trips build() {
            firstCalls.add(sources.size());
            byte[] wheelchairs = new byte[owners.size()];
            byte[] bikes = new byte[owners.size()];
            for (int trip = 0; trip < owners.size(); trip++) {
                wheelchairs[trip] = (byte) owners.get(trip).wheelchairs();
                bikes[trip] = (byte) owners.get(trip).bikes();
            }
            Trips.Table table = new Trips.Table(
                    new Trips.Names(
                            owners.stream().map(TripsFile.TripLine::tripId).toList(),
                            owners.stream().map(TripsFile.TripLine::headsign).toList()),
                    owners.stream().map(TripsFile.TripLine::blockId).toList(),
                    owners.stream().mapToInt(TripsFile.TripLine::route).toArray(),
                    owners.stream().mapToInt(TripsFile.TripLine::service).toArray(),
                    owners.stream().mapToInt(TripsFile.TripLine::shape).toArray(),
                    frequencyOf.toArray(),
                    wheelchairs,
                    bikes,
                    firstCalls.toArray());
            return new Trips(table, calls(), frequencies);
        }

        private Trips.Calls calls() {
            int count = sources.size();
            int[] stops = new int[count];
            int[] sequences = new int[count];
            byte[] flags = new byte[count];
            int[] pickupRules = new int[times.hasRules() ? count : 0];
            int[] dropOffRules = new int[pickupRules.length];
            for (int call = 0; call < count; call++) {
                int source = sources.get(call);
                stops[call] = times.stop(source);
                sequences[call] = times.sequence(source);
                boolean untimed = times.arrival(source) == StopTimesFile.NO_TIME;
                flags[call] = (byte) (times.flags(source) | (untimed ? Trips.APPROXIMATE : 0));
                if (times.hasRules()) {
                    pickupRules[call] = times.pickupRule(source);
                    dropOffRules[call] = times.dropOffRule(source);
                }
            }
            return new Trips.Calls(
                    stops, arrivals.toArray(), departures.toArray(), sequences, flags, pickupRules, dropOffRules);
        }
    }
}
