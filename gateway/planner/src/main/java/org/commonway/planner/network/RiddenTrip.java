package org.commonway.planner.network;

import java.time.LocalDate;
import java.util.List;

/**
 * What of a ride is on one trip of the timetable: mostly all of it. Positions are those of the pattern.
 *
 * @param trip index in the timetable of the pattern
 * @param serviceDate its service day
 * @param first where the trip begins
 * @param board where the rider gets on, or where the trip begins with the rider on board
 * @param alight where the rider gets off, or where the trip ends and goes on as another
 * @param stayOnBoard whether the rider comes from the trip before without getting off
 */
public record RiddenTrip(int trip, LocalDate serviceDate, int first, int board, int alight, boolean stayOnBoard) {
    /** The trips that a ride from one position of a pattern to another is on, in order. */
    public static List<RiddenTrip> of(DayNetwork day, int pattern, int trip, int board, int alight) {
        return day.joined().ridden(day, pattern, trip, board, alight);
    }
}
