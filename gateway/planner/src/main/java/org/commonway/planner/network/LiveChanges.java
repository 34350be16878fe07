package org.commonway.planner.network;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.realtime.ExpectedCall;
import org.commonway.planner.realtime.Propagation;
import org.commonway.planner.realtime.ScheduledCall;
import org.commonway.planner.realtime.StopEvent;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.timetable.Timetable;

/**
 * What the updates of one feed do to a day: which trips leave their patterns, and which come in. An update of a trip
 * that the timetable does not have, or that does not run on the day, changes nothing: the timetable may have been swapped
 * since the feed was read.
 */
final class LiveChanges {
    private final Network network;
    private final DayNetwork day;
    private final int feed;
    private final Timetable timetable;
    private final TripPlaces places;
    private final AddedTrips added;
    private final BitSet leaving;
    private final List<Coming> coming = new ArrayList<>();
    /** What is expected of trips of the timetable of which something is said; empty for those that do not run. */
    private final Map<Run, Optional<LiveCalls>> said = new HashMap<>();

    private final Map<String, Integer> stops = new HashMap<>();
    private final Map<String, Integer> routes = new HashMap<>();

    /** A trip of the timetable on a service day counted from the network's. */
    private record Run(int trip, int day) {}

    /** A trip that is to be put into a pattern. */
    private record Coming(int trip, int day, LiveCalls calls) {}

    /**
     * Nothing is changed yet.
     *
     * @param leaving gets the numbers of trips that leave their pattern
     */
    LiveChanges(Network network, DayNetwork day, int feed, BitSet leaving) {
        this.network = network;
        this.day = day;
        this.feed = feed;
        this.timetable = network.timetables().get(feed);
        this.places = new TripPlaces(day, feed, timetable.trips().count());
        this.added = new AddedTrips(timetable);
        this.leaving = leaving;
        for (int stop = 0; stop < timetable.stops().size(); stop++) {
            stops.putIfAbsent(timetable.stops().get(stop).stopId(), stop);
        }
        for (int route = 0; route < timetable.routes().size(); route++) {
            routes.putIfAbsent(timetable.routes().get(route).routeId(), route);
        }
    }

    void apply(TripUpdate update) {
        switch (update.kind()) {
            case SCHEDULED -> {
                if (!update.stops().isEmpty() || update.delaySeconds().isPresent()) {
                    move(update);
                }
            }
            case CANCELED, DELETED -> remove(update.trip());
            case ADDED -> add(update, update.trip().routeId(), "", AddedTrips.WHEELCHAIR_UNKNOWN);
            case REPLACEMENT -> replace(update);
            case DUPLICATED -> duplicate(update);
        }
    }

    /** The timetable with the trips that came beside it. */
    Timetable timetable() {
        return added.write();
    }

    /** The trips that come in, each with its line. */
    void visit(Timetable extended, java.util.function.BiConsumer<LiveLine, LiveTrip> visitor) {
        for (Coming trip : coming) {
            visitor.accept(
                    LiveLine.of(
                            network, feed, extended, trip.trip(), trip.calls().calls()),
                    LiveTrip.expected(trip.trip(), trip.day(), List.of(), trip.calls()));
        }
    }

    /** Whether anything is said of a trip on a service day counted from the network's. */
    boolean isSaid(int trip, int day) {
        return said.containsKey(new Run(trip, day));
    }

    /** The calls of such a trip; empty where it does not run, or not where it should. */
    Optional<LiveCalls> findExpected(int trip, int day) {
        return said.getOrDefault(new Run(trip, day), Optional.empty());
    }

    /** The day of a service date counted from the network's; empty where it is too far away to matter. */
    private OptionalInt dayOf(LocalDate date) {
        long offset = ChronoUnit.DAYS.between(day.date(), date);
        return Math.abs(offset) <= 1 ? OptionalInt.of((int) offset) : OptionalInt.empty();
    }

    private int shiftOf(LocalDate serviceDate) {
        return (int)
                (timetable.startOf(serviceDate).getEpochSecond() - day.base().getEpochSecond());
    }

    /** The trip's index, if it runs on its service day and that is near. */
    private OptionalInt find(TripInstance run) {
        OptionalInt trip = network.findTrip(feed, run);
        return trip.isPresent()
                        && dayOf(run.serviceDate()).isPresent()
                        && timetable
                                .calendar()
                                .services()
                                .get(timetable.trips().service(trip.getAsInt()))
                                .runsOn(run.serviceDate())
                ? trip
                : OptionalInt.empty();
    }

    private void remove(TripInstance run) {
        find(run).ifPresent(trip -> {
            int offset = dayOf(run.serviceDate()).orElseThrow();
            said.put(new Run(trip, offset), Optional.empty());
            int number = places.number(trip, offset);
            if (number >= 0) {
                leaving.set(number);
            }
        });
    }

    private void move(TripUpdate update) {
        find(update.trip()).ifPresent(trip -> {
            remove(update.trip());
            LocalDate date = update.trip().serviceDate();
            LiveCalls calls = expect(trip, trip, date, 0, update);
            said.put(new Run(trip, dayOf(date).orElseThrow()), Optional.of(calls));
        });
    }

    private void duplicate(TripUpdate update) {
        TripInstance copy = update.copy().orElseThrow();
        OptionalInt trip = network.findTrip(feed, update.trip());
        if (trip.isPresent() && dayOf(copy.serviceDate()).isPresent()) {
            int own = timetable.trips().startTime(trip.getAsInt());
            int later = copy.startSeconds().orElse(own) - own;
            expect(
                    added.addCopy(trip.getAsInt(), copy.tripId(), later),
                    trip.getAsInt(),
                    copy.serviceDate(),
                    later,
                    update);
        }
    }

    /** Lets a trip come whose schedule is that of {@code model}, so many seconds later. */
    private LiveCalls expect(int trip, int model, LocalDate date, int later, TripUpdate update) {
        List<ScheduledCall> calls = ScheduledCall.of(timetable, model, shiftOf(date) + later);
        LiveCalls expected =
                new LiveCalls(Propagation.expect(calls, day.base(), update.stops(), update.delaySeconds()), true);
        come(trip, date, expected);
        return expected;
    }

    private void come(int trip, LocalDate date, LiveCalls calls) {
        ExpectedCall first = calls.calls().get(0);
        ExpectedCall last = calls.calls().get(calls.calls().size() - 1);
        if (DayNetworkBuilder.isOfDay(first.departure(), last.arrival())) {
            coming.add(new Coming(trip, dayOf(date).orElseThrow(), calls));
        }
    }

    private void replace(TripUpdate update) {
        find(update.trip()).ifPresent(trip -> {
            remove(update.trip());
            String route = timetable.routes().get(timetable.trips().route(trip)).routeId();
            byte wheelchair = timetable.trips().table().wheelchairs()[trip];
            add(update, route, timetable.trips().headsign(trip), wheelchair);
        });
    }

    private void add(TripUpdate update, String routeId, String headsign, byte wheelchair) {
        Integer route = routes.get(routeId);
        LocalDate date = update.trip().serviceDate();
        List<StopUpdate> given = update.stops().stream()
                .filter(stop ->
                        stops.containsKey(stop.stopId()) && time(stop, true).isPresent())
                .toList();
        if (route == null || given.size() < 2 || dayOf(date).isEmpty()) {
            return;
        }
        List<AddedTrips.NewCall> calls = new ArrayList<>();
        List<ExpectedCall> expected = new ArrayList<>();
        int shift = shiftOf(date);
        int latest = Integer.MIN_VALUE;
        for (StopUpdate stop : given) {
            int arrival = Math.max(latest, seconds(time(stop, true).orElseThrow()));
            int departure = Math.max(arrival, seconds(time(stop, false).orElseThrow()));
            latest = departure;
            calls.add(new AddedTrips.NewCall(
                    stops.getOrDefault(stop.stopId(), -1),
                    arrival - shift,
                    departure - shift,
                    stop.stopSequence().orElse(calls.size() + 1),
                    0));
            expected.add(new ExpectedCall(arrival, departure, true, true, false));
        }
        int trip = added.add(new AddedTrips.NewTrip(update.trip().tripId(), headsign, route, -1, wheelchair, calls));
        come(trip, date, new LiveCalls(expected, false));
    }

    private int seconds(Instant time) {
        return Math.toIntExact(time.getEpochSecond() - day.base().getEpochSecond());
    }

    /** The moment of an arrival or a departure, either of which stands in for the other. */
    private static Optional<Instant> time(StopUpdate stop, boolean arriving) {
        Optional<Instant> arrival = stop.arrival().flatMap(StopEvent::time);
        Optional<Instant> departure = stop.departure().flatMap(StopEvent::time);
        return arriving ? arrival.or(() -> departure) : departure.or(() -> arrival);
    }
}
