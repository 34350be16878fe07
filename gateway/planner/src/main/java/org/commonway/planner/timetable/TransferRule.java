package org.commonway.planner.timetable;

/**
 * A rule for changing between two stops (or within one), as in GTFS transfers.txt with a transfer_type of 0 to 3.
 * Stations stand as the feed names them; {@link TransferChoice} spreads them over their stops.
 *
 * @param fromStop index in {@link Timetable#stops()}
 * @param toStop likewise; may be the same
 * @param kind what the rule says
 * @param minSeconds with MINIMUM_TIME: what the change takes at least
 * @param from which arriving trips it is for
 * @param to which departing trips it is for
 */
public record TransferRule(int fromStop, int toStop, Kind kind, int minSeconds, Side from, Side to) {
    /** GTFS transfer_type 0 to 3. */
    public enum Kind {
        /** A good place to change. */
        RECOMMENDED,
        /** The other vehicle waits. */
        TIMED,
        /** Takes at least so long. */
        MINIMUM_TIME,
        /** No changing here. */
        IMPOSSIBLE
    }

    /** The trips that a rule is for, on one side of the change. */
    public sealed interface Side {
        /** Whether the rule is for this trip. */
        boolean covers(Trips trips, int trip);
    }

    /** All trips. */
    public record EveryTrip() implements Side {
        @Override
        public boolean covers(Trips trips, int trip) {
            return true;
        }
    }

    /**
     * The trips of one line (GTFS from_route_id, to_route_id).
     *
     * @param route index in {@link Timetable#routes()}
     */
    public record OfRoute(int route) implements Side {
        @Override
        public boolean covers(Trips trips, int trip) {
            return trips.route(trip) == route;
        }
    }

    /**
     * One trip_id (GTFS from_trip_id, to_trip_id), which is several trips where it is repeated by frequencies.txt.
     *
     * @param firstTrip the first of them
     * @param endTrip one past the last
     */
    public record OfTrip(int firstTrip, int endTrip) implements Side {
        @Override
        public boolean covers(Trips trips, int trip) {
            return trip >= firstTrip && trip < endTrip;
        }
    }

    /** A rule for all trips. */
    public TransferRule(int fromStop, int toStop, Kind kind, int minSeconds) {
        this(fromStop, toStop, kind, minSeconds, new EveryTrip(), new EveryTrip());
    }

    /** Whether it is for all trips on both sides, so that the two stops are all that matters. */
    public boolean isForAllTrips() {
        return from instanceof EveryTrip && to instanceof EveryTrip;
    }

    /**
     * How closely it names its trips, by the ranking of the GTFS reference for transfers.txt: 1 (both trips) to 6 (stops
     * alone).
     */
    public int rank() {
        int trips = (from instanceof OfTrip ? 1 : 0) + (to instanceof OfTrip ? 1 : 0);
        int routes = (from instanceof OfRoute ? 1 : 0) + (to instanceof OfRoute ? 1 : 0);
        if (trips == 2) {
            return 1;
        }
        if (trips == 1) {
            return routes == 1 ? 2 : 3;
        }
        return 6 - routes;
    }

    /** Whether it is for a change between these two trips. */
    public boolean covers(Trips trips, int fromTrip, int toTrip) {
        return from.covers(trips, fromTrip) && to.covers(trips, toTrip);
    }
}
