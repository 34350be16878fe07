package org.commonway.planner.network;

import java.util.List;
import org.commonway.planner.realtime.ExpectedCall;

/**
 * What an operator says of the calls of one trip.
 *
 * @param calls by position; times are seconds from {@link DayNetwork#base()}
 * @param scheduled whether the trip has a schedule to compare with: that of {@link DayNetwork#timetable}
 */
public record LiveCalls(List<ExpectedCall> calls, boolean scheduled) {
    /** Copies the list. */
    public LiveCalls {
        calls = List.copyOf(calls);
    }
}
