package org.commonway.planner.likelihood;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours that are alike: bands of four hours, those of Monday to Friday apart from those of Saturday and Sunday. Public
 * holidays are not known and count as the weekday that they fall on.
 */
final class HourClass {
    /** Numbered from 0. */
    static final int COUNT = 12;

    private static final int BAND_HOURS = 4;

    private HourClass() {}

    /** The class of a moment in the local time of this zone. */
    static int of(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        int band = local.getHour() / BAND_HOURS;
        boolean weekend = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return weekend ? COUNT / 2 + band : band;
    }
}
