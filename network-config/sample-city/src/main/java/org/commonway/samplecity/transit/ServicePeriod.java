package org.commonway.samplecity.transit;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;

/**
 * The dates a timetable is valid for.
 *
 * @param first its first day
 * @param days how many, at least 1
 * @param zone the clock it is written by (GTFS agency_timezone)
 */
public record ServicePeriod(LocalDate first, int days, ZoneId zone) {
    /** Days on which Sunday's timetable runs, whatever the weekday. */
    private static final List<MonthDay> HOLIDAYS =
            List.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(8, 15), MonthDay.of(12, 25));

    /** Checks the length. */
    public ServicePeriod {
        if (days < 1) {
            throw new IllegalArgumentException("a timetable is valid for at least one day, not " + days);
        }
    }

    /** Its last day. */
    public LocalDate last() {
        return first.plusDays(days - 1L);
    }

    /** The day after its first, or the first after that with a weekday's timetable; its last day where there is none. */
    public LocalDate nextWeekday() {
        return first.plusDays(1)
                .datesUntil(last().plusDays(1))
                .filter(date -> ServiceDay.WEEKDAY.runsOn(date.getDayOfWeek()))
                .filter(date -> !HOLIDAYS.contains(MonthDay.from(date)))
                .findFirst()
                .orElse(last());
    }

    /** The holidays that lie in it. */
    List<LocalDate> holidays() {
        return first.datesUntil(last().plusDays(1))
                .filter(date -> HOLIDAYS.contains(MonthDay.from(date)))
                .toList();
    }
}
