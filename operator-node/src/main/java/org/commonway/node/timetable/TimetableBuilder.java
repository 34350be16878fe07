package org.commonway.node.timetable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.node.leg.Mode;
import org.commonway.node.place.Position;

/**
 * Takes the rows of a feed in any order and makes a {@link Timetable} of them. Rows that refer to what is not there are
 * counted, not kept. Works on plain integers: a city has half a million calls.
 */
public final class TimetableBuilder {
    /** An empty arrival_time or departure_time: GTFS lets it be filled in between timepoints. */
    public static final int NO_TIME = Integer.MIN_VALUE;

    private static final int COLUMNS = 5;

    private final Map<String, Integer> stopIndexes = new HashMap<>();
    private final List<Position> stopPositions = new ArrayList<>();
    private final Map<String, Integer> serviceIndexes = new HashMap<>();
    private final List<ServiceDays> services = new ArrayList<>();
    private final Map<String, Integer> tripIndexes = new HashMap<>();
    private final List<Trip> trips = new ArrayList<>();
    private final HeadwayBook headways = new HeadwayBook();
    private final OnwardTrips onward = new OnwardTrips();
    private int[] rows = new int[COLUMNS * 4096];
    private int rowCount;
    private int skipped;

    private record Trip(Mode mode, int service) {}

    /** A row of stops.txt. */
    public void stop(String stopId, Position position) {
        stopIndexes.put(stopId, stopPositions.size());
        stopPositions.add(position);
    }

    /** A service of calendar.txt and calendar_dates.txt. */
    public void service(String serviceId, ServiceDays days) {
        serviceIndexes.put(serviceId, services.size());
        services.add(days);
    }

    /** A row of trips.txt, with the mode of its route; an empty block_id for none. */
    public void trip(String tripId, String serviceId, Mode mode, String blockId) {
        Integer service = serviceIndexes.get(serviceId);
        if (service == null) {
            skipped++;
            return;
        }
        tripIndexes.put(tripId, trips.size());
        trips.add(new Trip(mode, service));
        if (!blockId.isEmpty()) {
            onward.addToBlock(blockId, tripId);
        }
    }

    /** A row of stop_times.txt; times in seconds of the service day, or {@link #NO_TIME}. */
    public void call(String tripId, String stopId, int sequence, int arrivalSeconds, int departureSeconds) {
        Integer trip = tripIndexes.get(tripId);
        Integer stop = stopIndexes.get(stopId);
        if (trip == null || stop == null) {
            skipped++;
            return;
        }
        if ((rowCount + 1) * COLUMNS > rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        int at = rowCount++ * COLUMNS;
        rows[at] = trip;
        rows[at + 1] = stop;
        rows[at + 2] = sequence;
        rows[at + 3] = arrivalSeconds;
        rows[at + 4] = departureSeconds;
    }

    /** A row of transfers.txt that links two trips: riders stay on board (type 4), or must not (type 5). */
    public void link(String fromTripId, String toTripId, boolean onBoard) {
        if (onBoard) {
            onward.link(fromTripId, toTripId);
        } else {
            onward.forbid(fromTripId, toTripId);
        }
    }

    /** A row of frequencies.txt. */
    public void headway(String tripId, Headway headway) {
        Integer trip = tripIndexes.get(tripId);
        if (trip == null) {
            skipped++;
        } else {
            headways.add(trip, headway);
        }
    }

    /** A row of frequencies.txt that cannot be used: the trip runs by headway all the same. */
    public void brokenHeadway(String tripId) {
        skipped++;
        Integer trip = tripIndexes.get(tripId);
        if (trip != null) {
            headways.name(trip);
        }
    }

    /** Counts a row that could not be read. */
    public void skip() {
        skipped++;
    }

    /** How many rows were left out. */
    public int skipped() {
        return skipped;
    }

    /** The timetable of all rows, with the agency's time zone. */
    public Timetable build(ZoneId zone) {
        int[] firstOf = new int[trips.size() + 1];
        for (int row = 0; row < rowCount; row++) {
            firstOf[rows[row * COLUMNS] + 1]++;
        }
        for (int trip = 0; trip < trips.size(); trip++) {
            firstOf[trip + 1] += firstOf[trip];
        }
        int[] byTrip = new int[rowCount];
        int[] next = firstOf.clone();
        for (int row = 0; row < rowCount; row++) {
            byTrip[next[rows[row * COLUMNS]]++] = row;
        }
        Map<String, TripCalls> built = new HashMap<>();
        tripIndexes.forEach((tripId, trip) -> {
            Trip head = trips.get(trip);
            skipped += headways.overlapsOf(trip);
            TripCalls calls = new TripCalls(
                    head.mode(), head.service(), calls(byTrip, firstOf[trip], firstOf[trip + 1]), headways.of(trip));
            if (runs(calls, headways.names(trip))) {
                built.put(tripId, calls);
            } else {
                skipped++;
            }
        });
        return new Timetable(
                zone, services, built, new Timetable.Stops(Map.copyOf(stopIndexes), stopPositions), onward);
    }

    private static boolean runs(TripCalls trip, boolean byHeadway) {
        if (trip.calls().size() < 2 || byHeadway != trip.runsByHeadway()) {
            return false;
        }
        // A headway shifts all calls from when the first is left, which must be known.
        return !byHeadway || trip.calls().departureSeconds(0) != NO_TIME;
    }

    private TripCalls.Calls calls(int[] byTrip, int from, int to) {
        sortBySequence(byTrip, from, to);
        int size = to - from;
        int[] arrival = new int[size];
        int[] departure = new int[size];
        for (int call = 0; call < size; call++) {
            int at = byTrip[from + call] * COLUMNS;
            arrival[call] = rows[at + 3] == NO_TIME ? rows[at + 4] : rows[at + 3];
            departure[call] = rows[at + 4] == NO_TIME ? rows[at + 3] : rows[at + 4];
        }
        fillBetween(arrival, departure);
        return new TripCalls.Calls(column(byTrip, from, to, 1), column(byTrip, from, to, 2), arrival, departure);
    }

    private int[] column(int[] byTrip, int from, int to, int column) {
        int[] values = new int[to - from];
        for (int call = 0; call < values.length; call++) {
            values[call] = rows[byTrip[from + call] * COLUMNS + column];
        }
        return values;
    }

    /** Insertion sort: the rows of a trip nearly always come in order already. */
    private void sortBySequence(int[] byTrip, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int row = byTrip[i];
            int j = i;
            while (j > from && rows[byTrip[j - 1] * COLUMNS + 2] > rows[row * COLUMNS + 2]) {
                byTrip[j] = byTrip[j - 1];
                j--;
            }
            byTrip[j] = row;
        }
    }

    /** Calls without a time lie evenly between their neighbours that have one. */
    private static void fillBetween(int[] arrival, int[] departure) {
        int known = -1;
        for (int call = 0; call < arrival.length; call++) {
            if (arrival[call] == NO_TIME) {
                continue;
            }
            for (int gap = known + 1; known >= 0 && gap < call; gap++) {
                int seconds = departure[known] + (arrival[call] - departure[known]) * (gap - known) / (call - known);
                arrival[gap] = seconds;
                departure[gap] = seconds;
            }
            known = call;
        }
    }
}
