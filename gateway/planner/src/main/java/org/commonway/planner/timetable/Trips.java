package org.commonway.planner.timetable;

import java.util.List;

/**
 * All trips of a timetable in flat arrays. A call is one stop of one trip; the calls of a trip lie next to each other, by
 * rising stop_sequence, and there are at least two. Times are seconds from noon minus 12 hours of the service day and may
 * exceed 24 hours. The arrays given to the constructor are not copied and must not change afterwards.
 */
public final class Trips {
    /** Bit of {@link #callFlags}: nobody may get on here (pickup_type 1). */
    public static final int NO_PICKUP = 1;
    /** Bit of {@link #callFlags}: nobody may get off here (drop_off_type 1). */
    public static final int NO_DROP_OFF = 2;

    private final Names names;
    private final int[] routes;
    private final int[] services;
    private final int[] shapes;
    private final int[] firstCalls;
    private final Calls calls;

    /**
     * What identifies trips to people and operators.
     *
     * @param tripIds GTFS trip_id by trip
     * @param headsigns by trip; may be empty texts
     */
    public record Names(List<String> tripIds, List<String> headsigns) {}

    /** The calls by call number. */
    public static final class Calls {
        private final int[] stops;
        private final int[] arrivals;
        private final int[] departures;
        private final int[] sequences;
        private final byte[] flags;

        /** Takes the arrays as they are; all of one length. */
        public Calls(int[] stops, int[] arrivals, int[] departures, int[] sequences, byte[] flags) {
            this.stops = stops;
            this.arrivals = arrivals;
            this.departures = departures;
            this.sequences = sequences;
            this.flags = flags;
        }
    }

    /**
     * Trips from arrays.
     *
     * @param names by trip
     * @param owners three arrays by trip: route, service, shape (-1 for none)
     * @param firstCalls by trip, plus the number of all calls at the end
     * @param calls by call
     */
    public Trips(Names names, int[][] owners, int[] firstCalls, Calls calls) {
        this.names = names;
        this.routes = owners[0];
        this.services = owners[1];
        this.shapes = owners[2];
        this.firstCalls = firstCalls;
        this.calls = calls;
    }

    /** How many trips. */
    public int count() {
        return routes.length;
    }

    /** How many calls of all trips. */
    public int callCount() {
        return calls.stops.length;
    }

    /** GTFS trip_id. */
    public String tripId(int trip) {
        return names.tripIds().get(trip);
    }

    /** Where the vehicle says it goes; may be empty. */
    public String headsign(int trip) {
        return names.headsigns().get(trip);
    }

    /** Index in {@link Timetable#routes()}. */
    public int route(int trip) {
        return routes[trip];
    }

    /** Index in the {@link ServiceCalendar}. */
    public int service(int trip) {
        return services[trip];
    }

    /** Index of the trip's shape, or -1. */
    public int shape(int trip) {
        return shapes[trip];
    }

    /** Its first call. */
    public int firstCall(int trip) {
        return firstCalls[trip];
    }

    /** One past its last call. */
    public int endCall(int trip) {
        return firstCalls[trip + 1];
    }

    /** Index in {@link Timetable#stops()}. */
    public int callStop(int call) {
        return calls.stops[call];
    }

    /** Seconds from noon minus 12 hours. */
    public int callArrival(int call) {
        return calls.arrivals[call];
    }

    /** Seconds from noon minus 12 hours. */
    public int callDeparture(int call) {
        return calls.departures[call];
    }

    /** GTFS stop_sequence. */
    public int callSequence(int call) {
        return calls.sequences[call];
    }

    /** {@link #NO_PICKUP} and {@link #NO_DROP_OFF}. */
    public int callFlags(int call) {
        return calls.flags[call];
    }
}
