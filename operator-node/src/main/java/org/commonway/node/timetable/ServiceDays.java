package org.commonway.node.timetable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The days on which a service runs, as in calendar.txt and calendar_dates.txt.
 *
 * @param weekdays on which it runs from first to last
 * @param first first day; after last when calendar.txt has no such service
 * @param last last day
 * @param added days on which it runs all the same
 * @param removed days on which it does not
 */
public record ServiceDays(
        Set<DayOfWeek> weekdays, LocalDate first, LocalDate last, Set<LocalDate> added, Set<LocalDate> removed) {
    /** A copy that nobody changes. */
    public ServiceDays {
        weekdays = Set.copyOf(weekdays);
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
    }

    /** True when the service runs on this day. */
    public boolean runsOn(LocalDate day) {
        if (added.contains(day)) {
            return true;
        }
        return !removed.contains(day)
                && weekdays.contains(day.getDayOfWeek())
                && !day.isBefore(first)
                && !day.isAfter(last);
    }
}
