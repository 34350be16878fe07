package org.commonway.planner.timetable.gtfs;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.commonway.planner.timetable.Trips;

/** Reads stop_times.txt into growing arrays; the lines may come in any order. */
final class StopTimesFile {
    /** What a time reads as when the line gives none. */
    static final int NO_TIME = -1;

    private final SkipLog log;
    private final StopFiles stops;
    private final TripFiles trips;
    private String lastTripId = "";
    private OptionalInt lastTrip = OptionalInt.empty();
    private int size;
    private int[] trip = new int[1 << 14];
    private int[] stop = new int[1 << 14];
    private int[] arrival = new int[1 << 14];
    private int[] departure = new int[1 << 14];
    private int[] sequence = new int[1 << 14];
    private byte[] flags = new byte[1 << 14];

    StopTimesFile(SkipLog log, StopFiles stops, TripFiles trips) {
        this.log = log;
        this.stops = stops;
        this.trips = trips;
    }

    void read(GtfsZip zip) {
        zip.readRequired(
                "stop_times.txt",
                List.of("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"),
                this::readCall);
    }

    private void readCall(GtfsRow row) {
        String tripId = row.get("trip_id");
        if (!tripId.equals(lastTripId)) {
            lastTripId = tripId;
            lastTrip = trips.findTrip(tripId);
        }
        OptionalInt at = stops.findStop(row.get("stop_id"));
        OptionalInt order = GtfsValues.findNumber(row.get("stop_sequence"));
        if (lastTrip.isEmpty()) {
            log.skip(row, "trip_id " + tripId + " is not in trips.txt or was left out");
            return;
        }
        if (at.isEmpty() || order.isEmpty()) {
            log.skip(row, "stop_id " + row.get("stop_id") + " is not known or stop_sequence is no number");
            return;
        }
        String arrivalText = row.get("arrival_time");
        String departureText = row.get("departure_time");
        OptionalInt arrives = GtfsValues.findTime(arrivalText);
        OptionalInt departs = GtfsValues.findTime(departureText);
        if ((!arrivalText.isEmpty() && arrives.isEmpty()) || (!departureText.isEmpty() && departs.isEmpty())) {
            log.skip(row, "arrival_time or departure_time is no time of the form HH:MM:SS");
            return;
        }
        add(lastTrip.getAsInt(), at.getAsInt(), order.getAsInt(), flagsOf(row));
        arrival[size - 1] = arrives.orElse(departs.orElse(NO_TIME));
        departure[size - 1] = departs.orElse(arrives.orElse(NO_TIME));
    }

    private static byte flagsOf(GtfsRow row) {
        int noPickup = row.get("pickup_type").equals("1") ? Trips.NO_PICKUP : 0;
        int noDropOff = row.get("drop_off_type").equals("1") ? Trips.NO_DROP_OFF : 0;
        return (byte) (noPickup | noDropOff);
    }

    private void add(int tripIndex, int stopIndex, int order, byte callFlags) {
        if (size == trip.length) {
            int larger = size * 2;
            trip = Arrays.copyOf(trip, larger);
            stop = Arrays.copyOf(stop, larger);
            arrival = Arrays.copyOf(arrival, larger);
            departure = Arrays.copyOf(departure, larger);
            sequence = Arrays.copyOf(sequence, larger);
            flags = Arrays.copyOf(flags, larger);
        }
        trip[size] = tripIndex;
        stop[size] = stopIndex;
        sequence[size] = order;
        flags[size] = callFlags;
        size++;
    }

    /** Line numbers by trip, each trip's lines by rising stop_sequence. */
    int[][] linesByTrip() {
        int[] counts = new int[trips.trips().size()];
        for (int i = 0; i < size; i++) {
            counts[trip[i]]++;
        }
        int[][] lines = new int[counts.length][];
        for (int t = 0; t < counts.length; t++) {
            lines[t] = new int[counts[t]];
            counts[t] = 0;
        }
        for (int i = 0; i < size; i++) {
            lines[trip[i]][counts[trip[i]]++] = i;
        }
        for (int[] ofTrip : lines) {
            sortBySequence(ofTrip);
        }
        return lines;
    }

    /** Insertion sort: nearly every feed has the lines in order already. */
    private void sortBySequence(int[] lines) {
        for (int i = 1; i < lines.length; i++) {
            int line = lines[i];
            int at = i;
            while (at > 0 && sequence[lines[at - 1]] > sequence[line]) {
                lines[at] = lines[at - 1];
                at--;
            }
            lines[at] = line;
        }
    }

    int stop(int line) {
        return stop[line];
    }

    int arrival(int line) {
        return arrival[line];
    }

    int departure(int line) {
        return departure[line];
    }

    int sequence(int line) {
        return sequence[line];
    }

    byte flags(int line) {
        return flags[line];
    }
}
