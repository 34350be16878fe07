package org.commonway.planner.realtime;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one run of a trip goes (GTFS Realtime TripUpdate).
 *
 * @param trip which run
 * @param kind how it stands to the timetable
 * @param stops in the order of the trip
 * @param delaySeconds of the whole trip, until the first update of a stop that gives another
 * @param copy for a duplicated trip, and only there: the run that is made of it
 */
public record TripUpdate(
        TripInstance trip, Kind kind, List<StopUpdate> stops, OptionalInt delaySeconds, Optional<TripInstance> copy) {
    /** GTFS Realtime TripDescriptor.ScheduleRelationship, as far as trips with times go. */
    public enum Kind {
        /** It runs, though perhaps at other times. */
        SCHEDULED,
        /** It does not run, and riders are told. */
        CANCELED,
        /** It does not run, and riders are not told. */
        DELETED,
        /** It runs beside the timetable, with stops and times of its own (NEW, and ADDED as older feeds say). */
        ADDED,
        /** It runs with other stops and times than the timetable says. */
        REPLACEMENT,
        /** It runs as in the timetable, and once more at another time. */
        DUPLICATED
    }

    /** Copies the list; refuses a duplicate of nothing. */
    public TripUpdate {
        stops = List.copyOf(stops);
        if (copy.isPresent() != (kind == Kind.DUPLICATED)) {
            throw new IllegalArgumentException("a copy belongs to a duplicated trip, and to no other");
        }
    }

    /** A trip of the timetable with these updates of its stops. */
    public static TripUpdate of(TripInstance trip, StopUpdate... stops) {
        return new TripUpdate(trip, Kind.SCHEDULED, List.of(stops), OptionalInt.empty(), Optional.empty());
    }

    /** A trip that does not run. */
    public static TripUpdate canceled(TripInstance trip) {
        return new TripUpdate(trip, Kind.CANCELED, List.of(), OptionalInt.empty(), Optional.empty());
    }

    /** A trip beside the timetable. */
    public static TripUpdate added(TripInstance trip, List<StopUpdate> stops) {
        return new TripUpdate(trip, Kind.ADDED, stops, OptionalInt.empty(), Optional.empty());
    }
}
