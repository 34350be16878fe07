package org.commonway.planner.realtime;

/**
 * A call as it is expected. Times are seconds from the base of the scheduled calls.
 *
 * @param arrival when the vehicle comes
 * @param departure when it leaves, not before {@code arrival}
 * @param arrivalKnown whether the feed says something of the arrival; otherwise the timetable stands
 * @param departureKnown likewise of the departure
 * @param skipped whether the vehicle passes without stopping
 */
public record ExpectedCall(int arrival, int departure, boolean arrivalKnown, boolean departureKnown, boolean skipped) {}
