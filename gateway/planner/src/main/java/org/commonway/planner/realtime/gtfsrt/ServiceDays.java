package org.commonway.planner.realtime.gtfsrt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.commonway.planner.timetable.Timetable;

/** Which service day a feed means when it does not say so: of those about its own time the one nearest to it. */
final class ServiceDays {
    private final Timetable timetable;
    private final Instant timestamp;

    ServiceDays(Timetable timetable, Instant timestamp) {
        this.timetable = timetable;
        this.timestamp = timestamp;
    }

    boolean runs(int trip, LocalDate date) {
        return timetable
                .calendar()
                .services()
                .get(timetable.trips().service(trip))
                .runsOn(date);
    }

    Optional<LocalDate> nearest(int trip) {
        LocalDate today = today();
        Optional<LocalDate> best = Optional.empty();
        long least = Long.MAX_VALUE;
        for (int day = -1; day <= 1; day++) {
            LocalDate date = today.plusDays(day);
            if (runs(trip, date) && distance(trip, date) < least) {
                best = Optional.of(date);
                least = distance(trip, date);
            }
        }
        return best;
    }

    /** The local date of the feed's time. */
    LocalDate today() {
        return timestamp.atZone(timetable.zone()).toLocalDate();
    }

    /** Seconds from the feed's time to the nearest moment at which the trip is on its way. */
    private long distance(int trip, LocalDate date) {
        long now = timestamp.getEpochSecond() - timetable.startOf(date).getEpochSecond();
        int start = timetable.trips().startTime(trip);
        int end = timetable.trips().callArrival(timetable.trips().endCall(trip) - 1);
        return Math.max(0, Math.max(start - now, now - end));
    }
}
