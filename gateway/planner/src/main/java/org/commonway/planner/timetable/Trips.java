package org.commonway.planner.timetable;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All trips of a timetable in flat arrays. A call is one stop of one trip; the calls of a trip lie next to each other, by
 * rising stop_sequence, and there are at least two. Times are seconds from noon minus 12 hours of the service day and may
 * exceed 24 hours. A trip of frequencies.txt stands here once for each departure. No array is copied: none may change
 * afterwards.
 *
 * @param table by trip
 * @param calls by call
 * @param frequencies that trips refer to
 */
public record Trips(Table table, Calls calls, List<Frequency> frequencies) {
    /** Bit of {@link #callFlags}: nobody may get on here (pickup_type 1). */
    public static final int NO_PICKUP = 1;
    /** Bit of {@link #callFlags}: nobody may get off here (drop_off_type 1). */
    public static final int NO_DROP_OFF = 2;
    /** Bit of {@link #callFlags}: whoever gets on must have called the agency (pickup_type 2). */
    public static final int PICKUP_BY_PHONE = 4;
    /** Bit of {@link #callFlags}: whoever gets on must tell the driver (pickup_type 3). */
    public static final int PICKUP_BY_DRIVER = 8;
    /** Bit of {@link #callFlags}: whoever gets off must have called the agency (drop_off_type 2). */
    public static final int DROP_OFF_BY_PHONE = 16;
    /** Bit of {@link #callFlags}: whoever gets off must tell the driver (drop_off_type 3). */
    public static final int DROP_OFF_BY_DRIVER = 32;
    /** Bit of {@link #callFlags}: the times are about so (timepoint 0, or worked out between two that are given). */
    public static final int APPROXIMATE = 64;

    private static final int NONE = -1;

    /** Copies the list of frequencies. */
    public Trips {
        frequencies = List.copyOf(frequencies);
    }

    /** Trips that are no frequencies, have no block and of whose vehicles nothing is known. */
    public Trips(Names names, int[][] owners, int[] firstCalls, Calls calls) {
        this(Table.plain(names, owners, firstCalls), calls, List.of());
    }

    /**
     * What identifies trips to people and operators.
     *
     * @param tripIds GTFS trip_id by trip
     * @param headsigns by trip; may be empty texts
     */
    public record Names(List<String> tripIds, List<String> headsigns) {}

    /**
     * The trips by number.
     *
     * @param names what they are called
     * @param blockIds GTFS block_id; empty texts for none
     * @param routes index in {@link Timetable#routes()}
     * @param services index in the {@link ServiceCalendar}
     * @param shapes index in {@link Timetable#shapes()}, -1 for none
     * @param frequencies index in {@link Trips#frequencies()}, -1 for none
     * @param wheelchairs wheelchair_accessible as the ordinal of {@link Possibility}
     * @param bikes bikes_allowed, likewise
     * @param firstCalls the first call, plus the number of all calls at the end
     */
    // Nobody compares or changes these arrays; lists of boxed numbers would take four times the memory.
    @SuppressWarnings("ArrayRecordComponent")
    public record Table(
            Names names,
            List<String> blockIds,
            int[] routes,
            int[] services,
            int[] shapes,
            int[] frequencies,
            byte[] wheelchairs,
            byte[] bikes,
            int[] firstCalls) {
        private static Table plain(Names names, int[][] owners, int[] firstCalls) {
            int count = owners[0].length;
            int[] none = new int[count];
            java.util.Arrays.fill(none, NONE);
            return new Table(
                    names,
                    Collections.nCopies(count, ""),
                    owners[0],
                    owners[1],
                    owners[2],
                    none,
                    new byte[count],
                    new byte[count],
                    firstCalls);
        }
    }

    /**
     * The calls by number; all arrays of one length but the last two, which are empty in a feed without booking rules.
     *
     * @param stops index in {@link Timetable#stops()}
     * @param arrivals seconds from noon minus 12 hours
     * @param departures likewise
     * @param sequences GTFS stop_sequence
     * @param flags the bits of {@link Trips}
     * @param pickupRules index in {@link Timetable#bookingRules()}, -1 for none
     * @param dropOffRules likewise
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Calls(
            int[] stops,
            int[] arrivals,
            int[] departures,
            int[] sequences,
            byte[] flags,
            int[] pickupRules,
            int[] dropOffRules) {
        /** Calls without booking rules. */
        public Calls(int[] stops, int[] arrivals, int[] departures, int[] sequences, byte[] flags) {
            this(stops, arrivals, departures, sequences, flags, new int[0], new int[0]);
        }
    }

    /** How many trips. */
    public int count() {
        return table.routes.length;
    }

    /** How many calls of all trips. */
    public int callCount() {
        return calls.stops.length;
    }

    /** GTFS trip_id; one for all departures of a trip of frequencies.txt, which {@link #startTime} tells apart. */
    public String tripId(int trip) {
        return table.names.tripIds().get(trip);
    }

    /** Where the vehicle says it goes; may be empty. */
    public String headsign(int trip) {
        return table.names.headsigns().get(trip);
    }

    /** GTFS block_id, the same for trips of one vehicle; empty for none. */
    public String blockId(int trip) {
        return table.blockIds.get(trip);
    }

    /** Index in {@link Timetable#routes()}. */
    public int route(int trip) {
        return table.routes[trip];
    }

    /** Index in the {@link ServiceCalendar}. */
    public int service(int trip) {
        return table.services[trip];
    }

    /** Index of the trip's shape, or -1. */
    public int shape(int trip) {
        return table.shapes[trip];
    }

    /** The headway that the trip is a departure of (GTFS frequencies.txt); empty for a trip of its own. */
    public Optional<Frequency> findFrequency(int trip) {
        int index = table.frequencies[trip];
        return index == NONE ? Optional.empty() : Optional.of(frequencies.get(index));
    }

    /**
     * When it leaves its first stop, seconds from noon minus 12 hours; of a trip of frequencies.txt, what a GTFS-Realtime
     * TripDescriptor gives as start_time.
     */
    public int startTime(int trip) {
        return callDeparture(firstCall(trip));
    }

    /** Whether its vehicles take wheelchairs (GTFS wheelchair_accessible). */
    public Possibility wheelchairAccessible(int trip) {
        return possibility(table.wheelchairs[trip]);
    }

    /** Whether its vehicles take bicycles (GTFS bikes_allowed). */
    public Possibility bikesAllowed(int trip) {
        return possibility(table.bikes[trip]);
    }

    private static Possibility possibility(byte code) {
        return switch (code) {
            case 1 -> Possibility.POSSIBLE;
            case 2 -> Possibility.IMPOSSIBLE;
            default -> Possibility.UNKNOWN;
        };
    }

    /** Its first call. */
    public int firstCall(int trip) {
        return table.firstCalls[trip];
    }

    /** One past its last call. */
    public int endCall(int trip) {
        return table.firstCalls[trip + 1];
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

    /** The bits {@link #NO_PICKUP} to {@link #APPROXIMATE}. */
    public int callFlags(int call) {
        return calls.flags[call];
    }

    /** Those of {@link #callFlags} that are rules for getting on and off: all but {@link #APPROXIMATE}. */
    public int ruleFlags(int call) {
        return calls.flags[call] & ~APPROXIMATE;
    }

    /** How riders get on there (GTFS pickup_type). */
    public Boarding pickup(int call) {
        return boarding(calls.flags[call], NO_PICKUP, PICKUP_BY_PHONE, PICKUP_BY_DRIVER);
    }

    /** How riders get off there (GTFS drop_off_type). */
    public Boarding dropOff(int call) {
        return boarding(calls.flags[call], NO_DROP_OFF, DROP_OFF_BY_PHONE, DROP_OFF_BY_DRIVER);
    }

    private static Boarding boarding(int flags, int none, int phone, int driver) {
        if ((flags & none) != 0) {
            return Boarding.NONE;
        }
        if ((flags & phone) != 0) {
            return Boarding.PHONE_AGENCY;
        }
        return (flags & driver) != 0 ? Boarding.COORDINATE_WITH_DRIVER : Boarding.REGULAR;
    }

    /** Whether the vehicle keeps to its times there only about (GTFS timepoint 0, or no time given). */
    public boolean isApproximate(int call) {
        return (calls.flags[call] & APPROXIMATE) != 0;
    }

    /** Index in {@link Timetable#bookingRules()} of how to ask for getting on there (GTFS pickup_booking_rule_id). */
    public OptionalInt findPickupRule(int call) {
        return rule(calls.pickupRules, call);
    }

    /** Likewise for getting off (GTFS drop_off_booking_rule_id). */
    public OptionalInt findDropOffRule(int call) {
        return rule(calls.dropOffRules, call);
    }

    private static OptionalInt rule(int[] rules, int call) {
        return rules.length == 0 || rules[call] == NONE ? OptionalInt.empty() : OptionalInt.of(rules[call]);
    }
}
