package org.commonway.planner.timetable.gtfs;

import java.util.List;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Trips;

/** Reads stop_times.txt into growing arrays; the lines may come in any order. */
final class StopTimesFile {
    /** What a time reads as when the line gives none. */
    static final int NO_TIME = GtfsRow.ABSENT;

    private static final int[] PICKUP_FLAGS = {0, Trips.NO_PICKUP, Trips.PICKUP_BY_PHONE, Trips.PICKUP_BY_DRIVER};
    private static final int[] DROP_OFF_FLAGS = {0, Trips.NO_DROP_OFF, Trips.DROP_OFF_BY_PHONE, Trips.DROP_OFF_BY_DRIVER
    };

    private final SkipLog log;
    private final Ids stopIds;
    private final Ids tripIds;
    private final Ids bookingRuleIds;
    private final boolean[] boardable;
    private final Column tripId = new Column("trip_id");
    private final Column stopId = new Column("stop_id");
    private final Column stopSequence = new Column("stop_sequence");
    private final Column arrivalTime = new Column("arrival_time");
    private final Column departureTime = new Column("departure_time");
    private final Column pickupType = new Column("pickup_type");
    private final Column dropOffType = new Column("drop_off_type");
    private final Column timepoint = new Column("timepoint");
    private final Column continuousPickup = new Column("continuous_pickup");
    private final Column continuousDropOff = new Column("continuous_drop_off");
    private final Column pickupRule = new Column("pickup_booking_rule_id");
    private final Column dropOffRule = new Column("drop_off_booking_rule_id");

    private final Ints trips = new Ints();
    private final Ints stops = new Ints();
    private final Ints arrivals = new Ints();
    private final Ints departures = new Ints();
    private final Ints sequences = new Ints();
    private final Ints flags = new Ints();
    private final Ints lines = new Ints();
    private final Ints pickupRules = new Ints();
    private final Ints dropOffRules = new Ints();

    StopTimesFile(SkipLog log, StopsFile stops, TripsFile trips, BookingRulesFile bookingRules) {
        this.log = log;
        this.stopIds = stops.ids();
        this.tripIds = trips.ids();
        this.bookingRuleIds = bookingRules.ids();
        List<Stop> all = stops.stops();
        this.boardable = new boolean[all.size()];
        for (int i = 0; i < boardable.length; i++) {
            boardable[i] = all.get(i).detail().type().isBoardable();
        }
    }

    void read(GtfsZip zip) {
        zip.readRequired(
                "stop_times.txt",
                List.of("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"),
                this::readCall);
    }

    private void readCall(GtfsRow row) {
        int trip = row.find(tripIds, tripId);
        int stop = row.find(stopIds, stopId);
        if (trip == Ids.UNKNOWN) {
            log.add(
                    row,
                    SkipReason.REFERENCE_UNKNOWN,
                    () -> "trip_id " + row.get(tripId) + " is not in trips.txt or was left out");
        } else if (stop == Ids.UNKNOWN) {
            log.add(row, SkipReason.REFERENCE_UNKNOWN, () -> "stop_id " + row.get(stopId) + " is not known");
        } else if (!boardable[stop]) {
            log.add(
                    row,
                    SkipReason.STOP_NOT_BOARDABLE,
                    () -> "stop_id " + row.get(stopId) + " is a station, an entrance or a node");
        } else {
            readTimes(row, trip, stop);
        }
    }

    private void readTimes(GtfsRow row, int trip, int stop) {
        int sequence = row.number(stopSequence);
        int arrival = row.time(arrivalTime);
        int departure = row.time(departureTime);
        int pickup = row.choice(pickupType, 3);
        int dropOff = row.choice(dropOffType, 3);
        if (sequence < 0) {
            log.add(row, SkipReason.VALUE_INVALID, "stop_sequence is no number");
        } else if (arrival == GtfsRow.INVALID || departure == GtfsRow.INVALID) {
            log.add(row, SkipReason.VALUE_INVALID, "arrival_time or departure_time is no time of the form HH:MM:SS");
        } else if (pickup < 0 || dropOff < 0) {
            log.add(row, SkipReason.VALUE_INVALID, "pickup_type or drop_off_type is not 0 to 3");
        } else {
            trips.add(trip);
            stops.add(stop);
            sequences.add(sequence);
            arrivals.add(arrival == NO_TIME ? departure : arrival);
            departures.add(departure == NO_TIME ? arrival : departure);
            flags.add(PICKUP_FLAGS[pickup] | DROP_OFF_FLAGS[dropOff] | exactness(row));
            lines.add(Math.toIntExact(row.line()));
            addRules(row);
            noteContinuous(row);
        }
    }

    /** GTFS timepoint: 0 is about so; 1 or empty is exact. */
    private int exactness(GtfsRow row) {
        int value = row.number(timepoint);
        if (value == GtfsRow.INVALID || value > 1) {
            log.add(row, SkipReason.VALUE_IGNORED, "timepoint is not 0 or 1");
        }
        return value == 0 ? Trips.APPROXIMATE : 0;
    }

    private void addRules(GtfsRow row) {
        if (bookingRuleIds.size() > 0) {
            pickupRules.add(row.find(bookingRuleIds, pickupRule));
            dropOffRules.add(row.find(bookingRuleIds, dropOffRule));
        }
    }

    private void noteContinuous(GtfsRow row) {
        if (isContinuous(row, continuousPickup) || isContinuous(row, continuousDropOff)) {
            log.add(row, SkipReason.CONTINUOUS_STOPPING, "getting on and off between stops is not planned with");
        }
    }

    private static boolean isContinuous(GtfsRow row, Column column) {
        return !row.isEmpty(column) && RoutesFile.isContinuous(row.get(column));
    }

    /**
     * The calls of all trips, each trip's together and by rising stop_sequence (then as in the file). The first array says
     * where a trip's calls begin in the second, with the number of all at its end.
     */
    int[][] byTrip() {
        int[] first = new int[tripIds.size() + 1];
        for (int call = 0; call < trips.size(); call++) {
            first[trips.get(call) + 1]++;
        }
        for (int trip = 0; trip < tripIds.size(); trip++) {
            first[trip + 1] += first[trip];
        }
        int[] next = first.clone();
        int[] calls = new int[trips.size()];
        for (int call = 0; call < calls.length; call++) {
            calls[next[trips.get(call)]++] = call;
        }
        for (int trip = 0; trip < tripIds.size(); trip++) {
            sortBySequence(calls, first[trip], first[trip + 1]);
        }
        return new int[][] {first, calls};
    }

    /** Nearly every feed has the lines in order already, and then this only looks. */
    private void sortBySequence(int[] calls, int from, int to) {
        boolean sorted = true;
        for (int i = from + 1; i < to && sorted; i++) {
            sorted = sequences.get(calls[i - 1]) <= sequences.get(calls[i]);
        }
        if (sorted) {
            return;
        }
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            keys[i - from] = ((long) sequences.get(calls[i]) << 32) | calls[i];
        }
        java.util.Arrays.sort(keys);
        for (int i = from; i < to; i++) {
            calls[i] = (int) keys[i - from];
        }
    }

    int stop(int call) {
        return stops.get(call);
    }

    int arrival(int call) {
        return arrivals.get(call);
    }

    int departure(int call) {
        return departures.get(call);
    }

    int sequence(int call) {
        return sequences.get(call);
    }

    int flags(int call) {
        return flags.get(call);
    }

    int line(int call) {
        return lines.get(call);
    }

    boolean hasRules() {
        return bookingRuleIds.size() > 0;
    }

    int pickupRule(int call) {
        return pickupRules.get(call);
    }

    int dropOffRule(int call) {
        return dropOffRules.get(call);
    }
}
