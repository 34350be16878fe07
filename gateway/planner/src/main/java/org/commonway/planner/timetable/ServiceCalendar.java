package org.commonway.planner.timetable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * On which days which service runs, as in GTFS calendar.txt and calendar_dates.txt.
 *
 * @param services by index
 */
public record ServiceCalendar(List<Service> services) {
    /** Copies the list. */
    public ServiceCalendar {
        services = List.copyOf(services);
    }

    /**
     * One service_id.
     *
     * @param weekdays bit 0 is Monday
     * @param start first day of the weekly pattern, with {@code end}; both empty without one
     * @param end last day
     * @param added days on which it also runs
     * @param removed days on which it does not
     */
    public record Service(
            int weekdays,
            Optional<LocalDate> start,
            Optional<LocalDate> end,
            Set<LocalDate> added,
            Set<LocalDate> removed) {
        /** Copies the sets. */
        public Service {
            added = Set.copyOf(added);
            removed = Set.copyOf(removed);
        }

        /** Whether it runs on this day. */
        public boolean runsOn(LocalDate date) {
            if (added.contains(date)) {
                return true;
            }
            return !removed.contains(date)
                    && start.isPresent()
                    && end.isPresent()
                    && !date.isBefore(start.get())
                    && !date.isAfter(end.get())
                    && (weekdays >> (date.getDayOfWeek().getValue() - 1) & 1) == 1;
        }

        /** The first day on which it may run. */
        public Optional<LocalDate> findFirst() {
            return java.util.stream.Stream.concat(start.stream(), added.stream())
                    .min(LocalDate::compareTo);
        }

        /** The last day on which it may run. */
        public Optional<LocalDate> findLast() {
            return java.util.stream.Stream.concat(end.stream(), added.stream()).max(LocalDate::compareTo);
        }
    }

    /** For each service, whether it runs on this day. */
    public boolean[] runningOn(LocalDate date) {
        boolean[] running = new boolean[services.size()];
        for (int i = 0; i < running.length; i++) {
            running[i] = services.get(i).runsOn(date);
        }
        return running;
    }
}
