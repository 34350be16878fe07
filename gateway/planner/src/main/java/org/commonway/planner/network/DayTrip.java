package org.commonway.planner.network;

import java.util.List;
import org.commonway.planner.timetable.Trips;

/**
 * A trip on a service day, on its way into a pattern; or a trip with those that it goes on as, one after the other, while
 * riders stay on board. Positions count through all of them.
 *
 * @param trips that the index refers to
 * @param feed whose they are
 * @param trip index in them
 * @param day the service day counted from the network's
 * @param shift turns its own times into seconds from the day's base
 * @param later what it goes on as; each of them alone
 */
record DayTrip(Trips trips, int feed, int trip, int day, int shift, List<DayTrip> later) {
    /** Copies the list. */
    DayTrip {
        later = List.copyOf(later);
    }

    /** The same trip with what it goes on as. */
    DayTrip goingOnAs(List<DayTrip> others) {
        return new DayTrip(trips, feed, trip, day, shift, others);
    }

    int ownCalls() {
        return trips.endCall(trip) - trips.firstCall(trip);
    }

    /** How many calls it has with all that it goes on as. */
    int calls() {
        int calls = ownCalls();
        for (DayTrip part : later) {
            calls += part.ownCalls();
        }
        return calls;
    }

    int arrival(int position) {
        if (position < ownCalls()) {
            return trips.callArrival(trips.firstCall(trip) + position) + shift;
        }
        int at = position - ownCalls();
        for (DayTrip part : later) {
            if (at < part.ownCalls()) {
                return part.arrival(at);
            }
            at -= part.ownCalls();
        }
        throw new IndexOutOfBoundsException(position);
    }

    int departure(int position) {
        if (position < ownCalls()) {
            return trips.callDeparture(trips.firstCall(trip) + position) + shift;
        }
        int at = position - ownCalls();
        for (DayTrip part : later) {
            if (at < part.ownCalls()) {
                return part.departure(at);
            }
            at -= part.ownCalls();
        }
        throw new IndexOutOfBoundsException(position);
    }

    /** Whether this trip is nowhere earlier than one of the same stops. */
    boolean follows(DayTrip earlier) {
        int calls = calls();
        for (int i = 0; i < calls; i++) {
            if (arrival(i) < earlier.arrival(i) || departure(i) < earlier.departure(i)) {
                return false;
            }
        }
        return true;
    }
}
