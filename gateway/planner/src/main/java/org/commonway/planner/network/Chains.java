package org.commonway.planner.network;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.timetable.Continuations;
import org.commonway.planner.timetable.Timetable;

/**
 * Finds what the trips of a feed go on as around a day, so that riders who stay on board are searched. A rider stays for
 * at most two more trips: a bus goes to and fro all day as one vehicle, and nobody rides with it for that. Trips of
 * another mode are not joined: emissions and what a rider avoids go by mode.
 */
final class Chains {
    /** Most trips of one ride. */
    static final int MOST_TRIPS = 3;

    private static final int LAST_DAY = 1;

    private final Timetable timetable;
    private final Continuations continuations;
    private final LocalDate date;
    private final List<DayTrip> found = new ArrayList<>();

    private Chains(Timetable timetable, Continuations continuations, LocalDate date) {
        this.timetable = timetable;
        this.continuations = continuations;
        this.date = date;
    }

    /**
     * The trip with all that it goes on as: nothing where it ends for its riders, several where a train is uncoupled.
     *
     * @param date the network's day
     */
    static List<DayTrip> from(DayTrip first, Timetable timetable, Continuations continuations, LocalDate date) {
        Chains chains = new Chains(timetable, continuations, date);
        chains.extend(first, List.of());
        return chains.found;
    }

    private void extend(DayTrip first, List<DayTrip> later) {
        List<DayTrip> next = later.size() + 1 < MOST_TRIPS
                ? after(later.isEmpty() ? first : later.get(later.size() - 1))
                : List.of();
        if (next.isEmpty() && !later.isEmpty()) {
            found.add(first.goingOnAs(later));
        }
        for (DayTrip one : next) {
            List<DayTrip> longer = new ArrayList<>(later);
            longer.add(one);
            extend(first, longer);
        }
    }

    private List<DayTrip> after(DayTrip trip) {
        List<DayTrip> next = new ArrayList<>();
        LocalDate serviceDate = date.plusDays(trip.day());
        for (Continuations.Continuation one : continuations.after(trip.trip(), serviceDate)) {
            int day = (int) ChronoUnit.DAYS.between(date, one.serviceDate());
            if (day <= LAST_DAY && mode(one.trip()) == mode(trip.trip())) {
                long later = timetable.startOf(one.serviceDate()).getEpochSecond()
                        - timetable.startOf(serviceDate).getEpochSecond();
                next.add(
                        new DayTrip(trip.trips(), trip.feed(), one.trip(), day, trip.shift() + (int) later, List.of()));
            }
        }
        return next;
    }

    private Mode mode(int trip) {
        return timetable.routes().get(timetable.trips().route(trip)).mode();
    }
}
