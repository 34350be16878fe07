package org.commonway.planner.realtime;

import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/**
 * A call as the timetable has it. Times are seconds from any one base.
 *
 * @param stopId GTFS stop_id
 * @param stopSequence GTFS stop_sequence
 * @param arrival when the vehicle comes
 * @param departure when it leaves, not before {@code arrival}
 */
public record ScheduledCall(String stopId, int stopSequence, int arrival, int departure) {
    /**
     * The calls of a trip of a timetable.
     *
     * @param trip index in {@link Timetable#trips()}
     * @param shift seconds to add to the timetable's, which count from noon minus 12 hours of the service day
     */
    public static List<ScheduledCall> of(Timetable timetable, int trip, int shift) {
        Trips trips = timetable.trips();
        List<ScheduledCall> calls = new ArrayList<>();
        for (int call = trips.firstCall(trip); call < trips.endCall(trip); call++) {
            calls.add(new ScheduledCall(
                    timetable.stops().get(trips.callStop(call)).stopId(),
                    trips.callSequence(call),
                    trips.callArrival(call) + shift,
                    trips.callDeparture(call) + shift));
        }
        return calls;
    }
}
