package org.commonway.samplecity.transit;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** The kinds of day a timetable knows; the names are GTFS service_ids. */
enum ServiceDay {
    WEEKDAY(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
    SATURDAY(DayOfWeek.SATURDAY, DayOfWeek.SATURDAY),
    SUNDAY(DayOfWeek.SUNDAY, DayOfWeek.SUNDAY);

    private static final int FIRST_SECONDS = 5 * 3600 + 30 * 60;
    /** One in the morning, which GTFS writes 25:00:00 of the day before. */
    private static final int LAST_SECONDS = 25 * 3600;

    private final DayOfWeek first;
    private final DayOfWeek last;

    ServiceDay(DayOfWeek first, DayOfWeek last) {
        this.first = first;
        this.last = last;
    }

    boolean runsOn(DayOfWeek day) {
        return day.compareTo(first) >= 0 && day.compareTo(last) <= 0;
    }

    /** Departures from the first stop, in seconds of the service day; the offset sets lines apart from each other. */
    List<Integer> departures(Vehicle vehicle, int offsetSeconds) {
        List<Integer> departures = new ArrayList<>();
        int at = FIRST_SECONDS + offsetSeconds;
        while (at <= LAST_SECONDS) {
            departures.add(at);
            at += 60 * (this == WEEKDAY && peak(at) ? vehicle.peakMinutes() : vehicle.quietMinutes());
        }
        return departures;
    }

    private static boolean peak(int seconds) {
        int hour = seconds / 3600;
        return (hour >= 7 && hour < 10) || (hour >= 16 && hour < 20);
    }
}
