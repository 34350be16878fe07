package org.commonway.node.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.node.leg.HoldRefusal.Reason;
import org.commonway.node.leg.LegTerms;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.TimeWindow;
import org.commonway.node.place.Position;

/** What a node must know of its timetable to check a leg: which trips run on a day, where they call and when. */
public final class Timetable {
    private final ZoneId zone;
    private final List<ServiceDays> services;
    private final Map<String, TripCalls> trips;
    private final Stops stops;

    /**
     * The stops.
     *
     * @param indexes by stop_id
     * @param positions by index
     */
    record Stops(Map<String, Integer> indexes, List<Position> positions) {}

    Timetable(ZoneId zone, List<ServiceDays> services, Map<String, TripCalls> trips, Stops stops) {
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
     * @throws HoldRefusal UNKNOWN_SERVICE for a trip or call that is not in it, NOT_RUNNING on another day
     */
    public LegTerms getLeg(LegWish.Scheduled wish) {
        TripCalls trip = Optional.ofNullable(trips.get(wish.gtfsTripId()))
                .orElseThrow(() -> unknown("has no trip " + wish.gtfsTripId()));
        if (!services.get(trip.service()).runsOn(wish.serviceDate())) {
            throw new HoldRefusal(
                    Reason.NOT_RUNNING,
                    "Trip " + wish.gtfsTripId() + " does not run on " + wish.serviceDate() + "; choose another day.");
        }
        int boarding = getCall(trip, wish.gtfsTripId(), wish.from());
        int alighting = getCall(trip, wish.gtfsTripId(), wish.to());
        Instant departure = instantOf(wish.serviceDate(), trip.calls().departureSeconds(boarding));
        Instant arrival = instantOf(wish.serviceDate(), trip.calls().arrivalSeconds(alighting));
        if (alighting <= boarding || !departure.isBefore(arrival)) {
            throw unknown("does not run from stop " + wish.from().stopId() + " to stop "
                    + wish.to().stopId() + " on trip " + wish.gtfsTripId());
        }
        return new LegTerms(
                trip.mode(),
                new LegTerms.Path(
                        positionOf(wish.from().stopId()),
                        positionOf(wish.to().stopId()),
                        wish.from().stopId(),
                        wish.to().stopId()),
                new TimeWindow(departure, arrival),
                wish.gtfsTripId());
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
