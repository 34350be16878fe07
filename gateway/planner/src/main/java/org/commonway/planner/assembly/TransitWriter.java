package org.commonway.planner.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.itinerary.CallTime;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.LegCost;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;
import org.commonway.planner.itinerary.Wheelchair;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;
import org.commonway.planner.network.LiveCalls;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.StreetPart;
import org.commonway.planner.network.Walk;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.search.Journey;
import org.commonway.planner.search.RideCosts;
import org.commonway.planner.timetable.Possibility;
import org.commonway.planner.timetable.Route;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/** Writes the rides of one journey and the walks between them, and says which ticket covers which ride. */
final class TransitWriter {
    private final Network network;
    private final DayNetwork day;
    private final RideCosts costs;
    private final FareWriter fares;
    private final WalkWriter walks;

    TransitWriter(Setting setting, WalkWriter walks) {
        this.network = setting.network();
        this.day = setting.day();
        this.costs = setting.costs();
        this.fares = new FareWriter(setting);
        this.walks = walks;
    }

    void write(List<Leg> legs, List<Journey.Ride> rides) {
        List<FareWriter.RideFare> paid = fares.list(rides);
        int[] legOf = new int[rides.size()];
        for (int i = 0; i < rides.size(); i++) {
            OptionalInt changeSeconds =
                    i > 0 ? OptionalInt.of(change(legs, rides.get(i - 1), rides.get(i))) : OptionalInt.empty();
            legOf[i] = legs.size();
            OptionalInt payer = paid.get(i).paidBy();
            legs.add(ride(
                    rides.get(i),
                    paid.get(i),
                    payer.isPresent() ? OptionalInt.of(legOf[payer.getAsInt()]) : payer,
                    changeSeconds));
        }
    }

    /** Writes the walk, if there is one, and gives the seconds that the change needs. */
    private int change(List<Leg> legs, Journey.Ride before, Journey.Ride after) {
        int from = day.stop(before.pattern(), before.alight());
        int to = day.stop(after.pattern(), after.board());
        Footpaths ways = network.footpaths();
        int way = ways.get(from, to);
        // The change's time is the walk plus a margin; walking at 5 km/h never takes more than all of it.
        Optional<Walk> known = network.findWalk(from, to);
        int walking = known.map(Walk::seconds).orElseGet(() -> (int) Math.ceil(ways.metres(way) * 3.6 / 5));
        walks.walk(
                        place(from),
                        place(to),
                        instant(before, before.alight(), false),
                        Math.min(ways.changeSeconds(way), walking),
                        ways.metres(way),
                        known.isPresent() ? known.get().street() : Optional.of(StreetPart.onFoot()))
                .ifPresent(legs::add);
        return ways.changeSeconds(way);
    }

    Place place(int stop) {
        return new Place(network.stop(stop).name(), network.coordinate(stop));
    }

    private Instant instant(Journey.Ride ride, int position, boolean departing) {
        int seconds = departing
                ? day.departure(ride.pattern(), ride.trip(), position)
                : day.arrival(ride.pattern(), ride.trip(), position);
        return day.base().plusSeconds(seconds);
    }

    private TransitLeg ride(
            Journey.Ride ride, FareWriter.RideFare fare, OptionalInt paidBy, OptionalInt changeSeconds) {
        Timetable timetable = day.timetable(ride.pattern());
        int metres = day.metres(ride.pattern(), ride.alight()) - day.metres(ride.pattern(), ride.board());
        LegPath path = new LegPath(
                place(day.stop(ride.pattern(), ride.board())),
                place(day.stop(ride.pattern(), ride.alight())),
                instant(ride, ride.board(), true),
                instant(ride, ride.alight(), false),
                metres,
                course(timetable, ride));
        int grams = costs.grams(day.mode(ride.pattern()), day.metres(ride.pattern(), ride.alight()))
                - costs.grams(day.mode(ride.pattern()), day.metres(ride.pattern(), ride.board()));
        return new TransitLeg(
                timetable.operatorId(),
                day.mode(ride.pattern()),
                path,
                new LegCost(fare.price(), grams, fare.gap()),
                changeSeconds,
                service(timetable, ride, paidBy),
                List.of());
    }

    private TransitService service(Timetable timetable, Journey.Ride ride, OptionalInt paidBy) {
        Trips trips = timetable.trips();
        int trip = day.tripIndex(ride.pattern(), ride.trip());
        Route route = timetable.routes().get(trips.route(trip));
        return new TransitService(
                trips.tripId(trip),
                day.serviceDate(ride.pattern(), ride.trip()),
                headway(trips, trip),
                new TransitService.Line(
                        route.routeId(), route.shortName(), route.longName(), route.color(), route.textColor()),
                trips.headsign(trip),
                call(timetable, trips.firstCall(trip) + ride.board(), time(timetable, ride, ride.board(), true)),
                call(timetable, trips.firstCall(trip) + ride.alight(), time(timetable, ride, ride.alight(), false)),
                ride.alight() - ride.board() - 1,
                paidBy,
                wheelchair(timetable, trip, ride));
    }

    /** Fit for wheelchairs if the trip's vehicles and both stops are; whatever the feed leaves open is not known. */
    private static Wheelchair wheelchair(Timetable timetable, int trip, Journey.Ride ride) {
        Trips trips = timetable.trips();
        Set<Possibility> said = EnumSet.of(trips.wheelchairAccessible(trip));
        for (int position : new int[] {ride.board(), ride.alight()}) {
            int stop = trips.callStop(trips.firstCall(trip) + position);
            said.add(timetable.stops().get(stop).detail().wheelchairBoarding());
        }
        if (said.contains(Possibility.IMPOSSIBLE)) {
            return Wheelchair.NO;
        }
        return said.contains(Possibility.UNKNOWN) ? Wheelchair.UNKNOWN : Wheelchair.YES;
    }

    private static Optional<TransitService.Headway> headway(Trips trips, int trip) {
        int start = trips.startTime(trip);
        return trips.findFrequency(trip)
                .map(frequency -> new TransitService.Headway(
                        String.format(Locale.ROOT, "%02d:%02d:%02d", start / 3600, start / 60 % 60, start % 60),
                        frequency.headwaySeconds(),
                        frequency.exactTimes()));
    }

    private static TransitService.StopCall call(Timetable timetable, int call, CallTime time) {
        Trips trips = timetable.trips();
        return new TransitService.StopCall(
                timetable.stops().get(trips.callStop(call)).stopId(), trips.callSequence(call), time);
    }

    private CallTime time(Timetable timetable, Journey.Ride ride, int position, boolean departing) {
        Optional<LiveCalls> live = day.findLive(ride.pattern(), ride.trip());
        Trips trips = timetable.trips();
        int call = trips.firstCall(day.tripIndex(ride.pattern(), ride.trip())) + position;
        Instant scheduled = timetable
                .startOf(day.serviceDate(ride.pattern(), ride.trip()))
                .plusSeconds(departing ? trips.callDeparture(call) : trips.callArrival(call));
        return new CallTime(
                live.map(LiveCalls::scheduled).orElse(true) ? Optional.of(scheduled) : Optional.empty(),
                instant(ride, position, departing),
                live.map(said -> said.calls().get(position))
                        .map(said -> departing ? said.departureKnown() : said.arrivalKnown())
                        .orElse(false));
    }

    private List<Coordinate> course(Timetable timetable, Journey.Ride ride) {
        List<Coordinate> stops = new ArrayList<>();
        for (int position = 0; position < day.length(ride.pattern()); position++) {
            stops.add(network.coordinate(day.stop(ride.pattern(), position)));
        }
        int shape = timetable.trips().shape(day.tripIndex(ride.pattern(), ride.trip()));
        return shape < 0
                ? stops.subList(ride.board(), ride.alight() + 1)
                : timetable.shapes().between(shape, stops, ride.board(), ride.alight());
    }
}
