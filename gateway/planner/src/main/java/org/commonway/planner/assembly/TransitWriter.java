package org.commonway.planner.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.door.DoorWay;
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
import org.commonway.planner.network.RiddenTrip;
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
import org.commonway.rules.money.Money;

/** Writes the rides of one journey and the walks between them, and says which ticket covers which ride. */
final class TransitWriter {
    private final Network network;
    private final DayNetwork day;
    private final RideCosts costs;
    private final FareWriter fares;
    private final WalkWriter walks;
    private final DoorWriter doors;

    TransitWriter(Setting setting, WalkWriter walks, DoorWriter doors) {
        this.network = setting.network();
        this.day = setting.day();
        this.costs = setting.costs();
        this.fares = new FareWriter(setting);
        this.walks = walks;
        this.doors = doors;
    }

    void write(List<Leg> legs, Journey journey, Optional<DoorWay> between) {
        List<Journey.Ride> rides = journey.rides();
        List<FareWriter.RideFare> paid = fares.list(rides);
        int[] legOf = new int[rides.size()];
        for (int i = 0; i < rides.size(); i++) {
            OptionalInt changeSeconds = OptionalInt.empty();
            if (i > 0 && journey.wayAfter(i - 1).isPresent()) {
                vehicle(legs, rides.get(i - 1), between.orElseThrow(), rides.get(i));
            } else if (i > 0) {
                changeSeconds = OptionalInt.of(change(legs, rides.get(i - 1), rides.get(i)));
            }
            legOf[i] = legs.size();
            OptionalInt payer = paid.get(i).paidBy();
            ride(
                    legs,
                    rides.get(i),
                    new FareWriter.RideFare(
                            paid.get(i).price(),
                            paid.get(i).gap(),
                            payer.isPresent() ? OptionalInt.of(legOf[payer.getAsInt()]) : payer),
                    changeSeconds);
        }
    }

    /** One leg for each trip that the ride is on; the first pays for all. */
    private void ride(List<Leg> legs, Journey.Ride ride, FareWriter.RideFare fare, OptionalInt changeSeconds) {
        int first = legs.size();
        FareWriter.RideFare onBoard = new FareWriter.RideFare(
                fare.price().map(Money::zero),
                fare.gap(),
                fare.price().isPresent() ? OptionalInt.of(fare.paidBy().orElse(first)) : OptionalInt.empty());
        for (RiddenTrip part : RiddenTrip.of(day, ride.pattern(), ride.trip(), ride.board(), ride.alight())) {
            legs.add(
                    part.stayOnBoard()
                            ? leg(ride, part, onBoard, OptionalInt.empty())
                            : leg(ride, part, fare, changeSeconds));
        }
    }

    /** Writes the ride on a shared vehicle between two rides, with its walks. */
    private void vehicle(List<Leg> legs, Journey.Ride before, DoorWay way, Journey.Ride after) {
        doors.write(
                legs,
                way,
                place(day.stop(before.pattern(), before.alight())),
                place(day.stop(after.pattern(), after.board())),
                instant(before, before.alight(), false));
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

    private TransitLeg leg(Journey.Ride ride, RiddenTrip part, FareWriter.RideFare fare, OptionalInt changeSeconds) {
        int pattern = ride.pattern();
        Timetable timetable = day.timetable(pattern);
        // What the vehicle moves from the end of one trip to the start of the next counts to the next.
        int from = part.stayOnBoard() ? part.board() - 1 : part.board();
        LegPath path = new LegPath(
                place(day.stop(pattern, part.board())),
                place(day.stop(pattern, part.alight())),
                instant(ride, part.board(), true),
                instant(ride, part.alight(), false),
                day.metres(pattern, part.alight()) - day.metres(pattern, from),
                course(timetable, pattern, part));
        int grams = costs.grams(day.mode(pattern), day.metres(pattern, part.alight()))
                - costs.grams(day.mode(pattern), day.metres(pattern, from));
        return new TransitLeg(
                timetable.operatorId(),
                day.mode(pattern),
                path,
                new LegCost(fare.price(), grams, fare.gap()),
                changeSeconds,
                service(timetable, ride, part, fare.paidBy()),
                List.of());
    }

    private TransitService service(Timetable timetable, Journey.Ride ride, RiddenTrip part, OptionalInt paidBy) {
        Trips trips = timetable.trips();
        Route route = timetable.routes().get(trips.route(part.trip()));
        return new TransitService(
                trips.tripId(part.trip()),
                part.serviceDate(),
                headway(trips, part.trip()),
                new TransitService.Line(
                        route.routeId(), route.shortName(), route.longName(), route.color(), route.textColor()),
                trips.headsign(part.trip()),
                call(timetable, ride, part, true),
                call(timetable, ride, part, false),
                part.alight() - part.board() - 1,
                paidBy,
                wheelchair(timetable, part),
                part.stayOnBoard());
    }

    /** Fit for wheelchairs if the trip's vehicles and both stops are; whatever the feed leaves open is not known. */
    private static Wheelchair wheelchair(Timetable timetable, RiddenTrip part) {
        Trips trips = timetable.trips();
        Set<Possibility> said = EnumSet.of(trips.wheelchairAccessible(part.trip()));
        for (int position : new int[] {part.board(), part.alight()}) {
            int stop = trips.callStop(trips.firstCall(part.trip()) + position - part.first());
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

    private TransitService.StopCall call(Timetable timetable, Journey.Ride ride, RiddenTrip part, boolean departing) {
        Trips trips = timetable.trips();
        int position = departing ? part.board() : part.alight();
        int call = trips.firstCall(part.trip()) + position - part.first();
        Instant scheduled = timetable
                .startOf(part.serviceDate())
                .plusSeconds(departing ? trips.callDeparture(call) : trips.callArrival(call));
        Optional<LiveCalls> live = day.findLive(ride.pattern(), ride.trip());
        CallTime time = new CallTime(
                live.map(LiveCalls::scheduled).orElse(true) ? Optional.of(scheduled) : Optional.empty(),
                instant(ride, position, departing),
                live.map(said -> said.calls().get(position))
                        .map(said -> departing ? said.departureKnown() : said.arrivalKnown())
                        .orElse(false));
        return new TransitService.StopCall(
                timetable.stops().get(trips.callStop(call)).stopId(), trips.callSequence(call), time);
    }

    private List<Coordinate> course(Timetable timetable, int pattern, RiddenTrip part) {
        Trips trips = timetable.trips();
        int calls = trips.endCall(part.trip()) - trips.firstCall(part.trip());
        List<Coordinate> stops = new ArrayList<>();
        for (int position = part.first(); position < part.first() + calls; position++) {
            stops.add(network.coordinate(day.stop(pattern, position)));
        }
        int board = part.board() - part.first();
        int alight = part.alight() - part.first();
        int shape = trips.shape(part.trip());
        return shape < 0 ? stops.subList(board, alight + 1) : timetable.shapes().between(shape, stops, board, alight);
    }
}
