package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.timetable.Trips;

/**
 * Puts trips and stop times together. A stop between two timed ones that has no time of its own gets one in between, by
 * its place in the order (GTFS leaves the rule to the reader). A trip that goes back in time, or that begins or ends
 * without a time, is left out.
 */
final class TripsBuilder {
    private final SkipLog log;
    private final List<TripFiles.TripLine> lines;
    private final StopTimesFile times;
    private final List<TripFiles.TripLine> kept = new ArrayList<>();
    private final List<int[]> keptCalls = new ArrayList<>();
    private final List<int[][]> keptTimes = new ArrayList<>();

    TripsBuilder(SkipLog log, List<TripFiles.TripLine> lines, StopTimesFile times) {
        this.log = log;
        this.lines = lines;
        this.times = times;
    }

    Trips build() {
        int[][] byTrip = times.linesByTrip();
        for (int trip = 0; trip < byTrip.length; trip++) {
            int[][] timed = {
                java.util.Arrays.stream(byTrip[trip]).map(times::arrival).toArray(),
                java.util.Arrays.stream(byTrip[trip]).map(times::departure).toArray()
            };
            Optional<String> fault = findFault(byTrip[trip], timed);
            if (fault.isPresent()) {
                log.skip(
                        "trips.txt",
                        lines.get(trip).line(),
                        "trip " + lines.get(trip).tripId() + " " + fault.get());
            } else {
                kept.add(lines.get(trip));
                keptCalls.add(byTrip[trip]);
                keptTimes.add(timed);
            }
        }
        return flatten();
    }

    private Optional<String> findFault(int[] calls, int[][] timed) {
        if (calls.length < 2) {
            return Optional.of("has fewer than two stops");
        }
        int end = calls.length - 1;
        if (timed[0][0] == StopTimesFile.NO_TIME || timed[0][end] == StopTimesFile.NO_TIME) {
            return Optional.of("begins or ends without a time");
        }
        interpolate(timed);
        for (int i = 0; i <= end; i++) {
            if (timed[1][i] < timed[0][i] || (i > 0 && timed[0][i] < timed[1][i - 1])) {
                return Optional.of("goes back in time at stop_sequence " + times.sequence(calls[i]));
            }
            if (i > 0 && times.sequence(calls[i]) == times.sequence(calls[i - 1])) {
                return Optional.of("has stop_sequence " + times.sequence(calls[i]) + " twice");
            }
        }
        return Optional.empty();
    }

    private static void interpolate(int[][] timed) {
        int known = 0;
        for (int i = 1; i < timed[0].length; i++) {
            if (timed[0][i] == StopTimesFile.NO_TIME) {
                continue;
            }
            int from = timed[1][known];
            int span = timed[0][i] - from;
            for (int between = known + 1; between < i; between++) {
                timed[0][between] = from + (int) ((long) span * (between - known) / (i - known));
                timed[1][between] = timed[0][between];
            }
            known = i;
        }
    }

    private Trips flatten() {
        int calls = keptCalls.stream().mapToInt(ofTrip -> ofTrip.length).sum();
        int[][] columns = new int[4][calls];
        byte[] flags = new byte[calls];
        int[][] owners = new int[3][kept.size()];
        int[] firstCalls = new int[kept.size() + 1];
        int at = 0;
        for (int trip = 0; trip < kept.size(); trip++) {
            owners[0][trip] = kept.get(trip).route();
            owners[1][trip] = kept.get(trip).service();
            owners[2][trip] = kept.get(trip).shape();
            firstCalls[trip] = at;
            int[] lineNumbers = keptCalls.get(trip);
            for (int i = 0; i < lineNumbers.length; i++, at++) {
                columns[0][at] = times.stop(lineNumbers[i]);
                columns[1][at] = keptTimes.get(trip)[0][i];
                columns[2][at] = keptTimes.get(trip)[1][i];
                columns[3][at] = times.sequence(lineNumbers[i]);
                flags[at] = times.flags(lineNumbers[i]);
            }
        }
        firstCalls[kept.size()] = at;
        Trips.Names names = new Trips.Names(
                kept.stream().map(TripFiles.TripLine::tripId).toList(),
                kept.stream().map(TripFiles.TripLine::headsign).toList());
        return new Trips(
                names, owners, firstCalls, new Trips.Calls(columns[0], columns[1], columns[2], columns[3], flags));
    }
}
