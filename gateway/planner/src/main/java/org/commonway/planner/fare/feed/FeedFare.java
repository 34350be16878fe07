package org.commonway.planner.fare.feed;

import java.time.Instant;
import java.util.Currency;
import org.commonway.planner.timetable.Timetable;

/** The fares of one feed in one currency, made ready for searches; immutable. */
public sealed interface FeedFare {
    /**
     * Every ride costs the same, whatever the line and the stops.
     *
     * @param minorUnits of a ride that is paid for, for one adult
     * @param freeSeconds for how long after the departure of such a ride the next departures are free; 0 is never
     */
    record Flat(int minorUnits, int freeSeconds) implements FeedFare {}

    /** What a ride costs is known when one gets off, and may depend on the rides before it. */
    non-sealed interface ByRide extends FeedFare {
        /**
         * Begins to count, for one thread.
         *
         * @param line the stops of the line that is ridden, whenever a ride is counted
         * @param base from when departures and arrivals count
         */
        RunningFare begin(LineStops line, Instant base);
    }

    /**
     * Nothing is known.
     *
     * @param why one sentence
     */
    record Unknown(String why) implements FeedFare {}

    /** The stops of the line that a ride is on, as indexes of its timetable. */
    interface LineStops {
        /** The stop at a position of the line. */
        int stop(int position);
    }

    /**
     * The fares that come with a timetable. The same as {@link FareOf#receipt} says of any rides.
     *
     * @param currency what riders pay in
     */
    static FeedFare of(Timetable timetable, Currency currency) {
        return FeedFareReader.read(timetable, currency);
    }
}
