package org.commonway.node.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.node.leg.HoldRefusal.Reason;
import org.commonway.node.leg.LegTerms;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.ServiceTime;
import org.commonway.node.leg.TimeWindow;
import org.commonway.node.place.Position;

/** What a node must know of its timetable to check a leg: which trips run on a day, where they call and when. */
public final class Timetable {
    private final ZoneId zone;
    private final List<ServiceDays> services;
    private final Map<String, TripCalls> trips;
    private final Stops stops;
    private final OnwardTrips onward;

    /**
     * The stops.
     *
     * @param indexes by stop_id
     * @param positions by index
     */
    record Stops(Map<String, Integer> indexes, List<Position> positions) {}

    Timetable(ZoneId zone, List<ServiceDays> services, Map<String, TripCalls> trips, Stops stops, OnwardTrips onward) {
        this.onward = onward;
        this.zone = zone;
        this.services = List.copyOf(services);
        this.trips = Map.copyOf(trips);
        this.stops = stops;
    }

    /** How many trips it has. */
    public int tripCount() {
        return trips.size();
    }

    /** How many stops it has. */
    public int stopCount() {
        return stops.indexes().size();
    }

    /**
     * The leg as the timetable has it.
     *
     * @throws HoldRefusal UNKNOWN_SERVICE for a trip, departure or call that is not in it, NOT_RUNNING on another day
     */
    public LegTerms getLeg(LegWish.Scheduled wish) {
        LegWish.TripRun run = wish.run();
        TripCalls trip = getTrip(run);
        int shift = getShift(trip, run);
        int boarding = getCall(trip, run.gtfsTripId(), wish.from());
        int alighting = getCall(trip, run.gtfsTripId(), wish.to());
        Instant departure = instantOf(run.serviceDate(), trip.calls().departureSeconds(boarding) + shift);
        Instant arrival = instantOf(run.serviceDate(), trip.calls().arrivalSeconds(alighting) + shift);
        if (alighting <= boarding || !departure.isBefore(arrival)) {
            throw unknown("does not run from stop " + wish.from().stopId() + " to stop "
                    + wish.to().stopId() + " on trip " + run.gtfsTripId());
        }
        return new LegTerms(
                trip.mode(),
                new LegTerms.Path(
                        positionOf(wish.from().stopId()),
                        positionOf(wish.to().stopId()),
                        wish.from().stopId(),
                        wish.to().stopId()),
                new TimeWindow(departure, arrival),
                run.gtfsTripId(),
                run.startTime());
    }

    /**
     * Whether the vehicle of a leg that ends with its trip goes on as the trip that is wished for, from where that begins: the
     * rider stays on board. By this timetable alone, whatever anybody says.
     */
    public boolean goesOn(LegTerms before, LegWish.Scheduled wish) {
        TripCalls first = trips.get(before.serviceRef());
        TripCalls next = trips.get(wish.run().gtfsTripId());
        if (first == null || next == null || !isFromEndToStart(first, before, next, wish)) {
            return false;
        }
        LocalDate day = wish.run().serviceDate();
        if (endsOn(day, first, before)) {
            return goesOnWithin(day, first, before, next, wish.run());
        }
        // A link may lead past the end of the service day.
        return endsOn(day.minusDays(1), first, before)
                && !next.runsByHeadway()
                && next.calls().departureSeconds(0) < arrivalSeconds(first, before)
                && onward.isLinked(before.serviceRef(), wish.run().gtfsTripId())
                && !instantOf(day, next.calls().departureSeconds(0))
                        .isBefore(before.window().end());
    }

    private boolean isFromEndToStart(TripCalls first, LegTerms before, TripCalls next, LegWish.Scheduled wish) {
        Integer end = stops.indexes().get(before.path().toStopId());
        Integer start = stops.indexes().get(wish.from().stopId());
        return end != null
                && start != null
                && end == first.calls().stop(first.calls().size() - 1)
                && next.calls().findCall(start, wish.from().sequence()).equals(OptionalInt.of(0));
    }

    /** Whether the leg is on the trip's run of this service day, to its last call. */
    private boolean endsOn(LocalDate day, TripCalls trip, LegTerms leg) {
        return services.get(trip.service()).runsOn(day)
                && instantOf(day, arrivalSeconds(trip, leg)).equals(leg.window().end());
    }

    /** When the run of the leg's start time is at its last call. */
    private static int arrivalSeconds(TripCalls trip, LegTerms leg) {
        int shift = leg.startTime()
                .map(start -> start.seconds() - trip.calls().departureSeconds(0))
                .orElse(0);
        return trip.calls().arrivalSeconds(trip.calls().size() - 1) + shift;
    }

    private boolean goesOnWithin(LocalDate day, TripCalls first, LegTerms before, TripCalls next, LegWish.TripRun run) {
        int arrives = arrivalSeconds(first, before);
        int leaves = next.calls().departureSeconds(0)
                + run.startTime()
                        .map(start -> start.seconds() - next.calls().departureSeconds(0))
                        .orElse(0);
        if (leaves < arrives) {
            return false;
        }
        if (onward.isLinked(before.serviceRef(), run.gtfsTripId())) {
            return !next.leavesBetween(arrives, leaves);
        }
        Map<String, TripCalls> running = new LinkedHashMap<>();
        for (String tripId : onward.blockOf(before.serviceRef())) {
            TripCalls trip = trips.get(tripId);
            if (trip != null && services.get(trip.service()).runsOn(day)) {
                running.put(tripId, trip);
            }
        }
        return next.calls().stop(0) == first.calls().stop(first.calls().size() - 1)
                && onward.isNextInBlock(before.serviceRef(), run.gtfsTripId(), running);
    }

    private TripCalls getTrip(LegWish.TripRun run) {
        TripCalls trip = Optional.ofNullable(trips.get(run.gtfsTripId()))
                .orElseThrow(() -> unknown("has no trip " + run.gtfsTripId()));
        if (!services.get(trip.service()).runsOn(run.serviceDate())) {
            throw new HoldRefusal(
                    Reason.NOT_RUNNING,
                    "Trip " + run.gtfsTripId() + " does not run on " + run.serviceDate() + "; choose another day.");
        }
        return trip;
    }

    /** By how much this run is later than the times of the trip's calls, seconds. */
    private static int getShift(TripCalls trip, LegWish.TripRun run) {
        if (!trip.runsByHeadway()) {
            run.startTime().ifPresent(time -> {
                throw unknown("has no departure " + time + " of trip " + run.gtfsTripId()
                        + ", which runs once a day and needs no start_time");
            });
            return 0;
        }
        ServiceTime start = run.startTime()
                .orElseThrow(() -> unknown("has many departures of trip " + run.gtfsTripId()
                        + ", which runs by headway, and no start_time says which"));
        if (!trip.leavesAt(start.seconds())) {
            throw unknown("has no departure of trip " + run.gtfsTripId() + " at " + start);
        }
        return start.seconds() - trip.calls().departureSeconds(0);
    }

    private int getCall(TripCalls trip, String tripId, LegWish.StopCall call) {
        OptionalInt stop = Optional.ofNullable(stops.indexes().get(call.stopId()))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
        OptionalInt at = stop.isPresent() ? trip.calls().findCall(stop.getAsInt(), call.sequence()) : stop;
        return at.orElseThrow(() -> unknown(
                "has no call at stop " + call.stopId() + ", sequence " + call.sequence() + ", on trip " + tripId));
    }

    private Position positionOf(String stopId) {
        return Optional.ofNullable(stops.indexes().get(stopId))
                .map(stops.positions()::get)
                .orElseThrow(() -> unknown("has no stop " + stopId));
    }

    /** GTFS counts from noon minus 12 hours, which is midnight but for the days when the clocks change. */
    private Instant instantOf(LocalDate day, int seconds) {
        return ZonedDateTime.of(day, LocalTime.NOON, zone)
                .minusHours(12)
                .toInstant()
                .plusSeconds(seconds);
    }

    private static HoldRefusal unknown(String what) {
        return new HoldRefusal(
                Reason.UNKNOWN_SERVICE, "The timetable in force " + what + "; read it again and search again.");
    }
}
