package org.commonway.planner.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.itinerary.CallTime;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.LegCost;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Footpaths;
import org.commonway.planner.network.LiveCalls;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.RiddenTrip;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.search.Journey;
import org.commonway.planner.search.RideCosts;
import org.commonway.planner.timetable.Route;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;
import org.commonway.rules.money.Money;

/** Writes the rides of one journey and the walks between them, and says which ticket covers which ride. */
final class TransitWriter {
    private final Network network;
    private final DayNetwork day;
    private final RideCosts costs;
    private final Map<String, FarePolicy> fares;
    private final int passengers;
    private final WalkWriter walks;
    private final Map<String, Ticket> tickets = new HashMap<>();

    /** A paid boarding: which leg paid, and until when the next boardings are free. */
    private record Ticket(int leg, Instant until) {}

    TransitWriter(Setting setting, WalkWriter walks) {
        this.network = setting.network();
        this.day = setting.day();
        this.costs = setting.costs();
        this.fares = setting.fares();
        this.passengers = setting.passengers();
        this.walks = walks;
    }

    void write(List<Leg> legs, List<Journey.Ride> rides) {
        for (int i = 0; i < rides.size(); i++) {
            if (i > 0) {
                change(legs, rides.get(i - 1), rides.get(i));
            }
            ride(legs, rides.get(i));
        }
    }

    /** One leg for each trip that the ride is on; the first pays for all. */
    private void ride(List<Leg> legs, Journey.Ride ride) {
        OptionalInt payer = OptionalInt.empty();
        for (RiddenTrip part : RiddenTrip.of(day, ride.pattern(), ride.trip(), ride.board(), ride.alight())) {
            OptionalInt paidBy = part.stayOnBoard() ? payer : paidBy(ride, legs.size());
            if (!part.stayOnBoard()
                    && fares.containsKey(day.timetable(ride.pattern()).operatorId())) {
                payer = OptionalInt.of(paidBy.orElse(legs.size()));
            }
            legs.add(leg(ride, part, paidBy));
        }
    }

    private void change(List<Leg> legs, Journey.Ride before, Journey.Ride after) {
        int from = day.stop(before.pattern(), before.alight());
        int to = day.stop(after.pattern(), after.board());
        Footpaths ways = network.footpaths();
        int way = ways.get(from, to);
        // The change's time is the walk plus a margin; walking at 5 km/h never takes more than all of it.
        int walking = Math.min(ways.changeSeconds(way), (int) Math.ceil(ways.metres(way) * 3.6 / 5));
        walks.walk(place(from), place(to), instant(before, before.alight(), false), walking, ways.metres(way))
                .ifPresent(legs::add);
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

    private TransitLeg leg(Journey.Ride ride, RiddenTrip part, OptionalInt paidBy) {
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
                new LegCost(price(timetable.operatorId(), paidBy), grams),
                service(timetable, ride, part, paidBy));
    }

    private OptionalInt paidBy(Journey.Ride ride, int index) {
        String operator = day.timetable(ride.pattern()).operatorId();
        Instant departure = instant(ride, ride.board(), true);
        Ticket ticket = tickets.get(operator);
        if (ticket != null && !departure.isAfter(ticket.until())) {
            return OptionalInt.of(ticket.leg());
        }
        FarePolicy fare = fares.get(operator);
        if (fare != null && fare.freeTransferMinutes() > 0) {
            tickets.put(operator, new Ticket(index, departure.plusSeconds(60L * fare.freeTransferMinutes())));
        }
        return OptionalInt.empty();
    }

    private Optional<Money> price(String operator, OptionalInt paidBy) {
        FarePolicy fare = fares.get(operator);
        if (fare == null) {
            return Optional.empty();
        }
        Money boarding = fare.boarding();
        return Optional.of(
                paidBy.isPresent()
                        ? boarding.zero()
                        : new Money(Math.multiplyExact(boarding.minorUnits(), passengers), boarding.currency()));
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
                part.stayOnBoard());
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
