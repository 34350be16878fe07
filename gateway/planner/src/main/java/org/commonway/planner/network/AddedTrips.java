package org.commonway.planner.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.commonway.planner.timetable.ServiceCalendar;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.Trips;

/**
 * Trips that run beside a timetable, to be written behind its own under a service that runs on no day: only a network
 * that knows them searches them.
 */
final class AddedTrips {
    /** GTFS wheelchair_accessible of a trip whose vehicle nothing is said of. */
    static final byte WHEELCHAIR_UNKNOWN = 0;

    private final Timetable timetable;
    private final List<NewTrip> trips = new ArrayList<>();

    /**
     * A trip to add.
     *
     * @param tripId GTFS trip_id
     * @param headsign may be empty
     * @param route index in the timetable's routes
     * @param shape index in its shapes, or -1
     * @param wheelchair GTFS wheelchair_accessible, 0 to 2
     * @param calls in order
     */
    record NewTrip(String tripId, String headsign, int route, int shape, byte wheelchair, List<NewCall> calls) {}

    /**
     * A call of it.
     *
     * @param stop index in the timetable's stops
     * @param arrival seconds from noon minus 12 hours of the service day
     * @param departure likewise
     * @param sequence GTFS stop_sequence
     * @param flags bits of {@link Trips}
     */
    record NewCall(int stop, int arrival, int departure, int sequence, int flags) {}

    AddedTrips(Timetable timetable) {
        this.timetable = timetable;
    }

    /** Adds a trip and gives the index that it will have. */
    int add(NewTrip trip) {
        trips.add(trip);
        return timetable.trips().count() + trips.size() - 1;
    }

    /** A trip of the timetable once more, so many seconds later. */
    int addCopy(int trip, String tripId, int shift) {
        Trips old = timetable.trips();
        List<NewCall> calls = IntStream.range(old.firstCall(trip), old.endCall(trip))
                .mapToObj(call -> new NewCall(
                        old.callStop(call),
                        old.callArrival(call) + shift,
                        old.callDeparture(call) + shift,
                        old.callSequence(call),
                        old.callFlags(call)))
                .toList();
        byte wheelchair = old.table().wheelchairs()[trip];
        return add(new NewTrip(tripId, old.headsign(trip), old.route(trip), old.shape(trip), wheelchair, calls));
    }

    /** The timetable with the trips that were added; itself when there are none. */
    Timetable write() {
        if (trips.isEmpty()) {
            return timetable;
        }
        List<ServiceCalendar.Service> services =
                new ArrayList<>(timetable.calendar().services());
        services.add(new ServiceCalendar.Service(0, Optional.empty(), Optional.empty(), Set.of(), Set.of()));
        return new Timetable(
                timetable.operatorId(),
                timetable.agencyName(),
                timetable.zone(),
                timetable.stops(),
                timetable.routes(),
                new Trips(table(services.size() - 1), calls(), timetable.trips().frequencies()),
                new ServiceCalendar(services),
                timetable.transferRules(),
                timetable.tripLinks(),
                timetable.shapes(),
                timetable.stations(),
                timetable.bookingRules(),
                timetable.fares());
    }

    private Trips.Table table(int service) {
        Trips.Table old = timetable.trips().table();
        int count = timetable.trips().count();
        int all = count + trips.size();
        List<String> ids = new ArrayList<>(old.names().tripIds());
        List<String> headsigns = new ArrayList<>(old.names().headsigns());
        List<String> blocks = new ArrayList<>(old.blockIds());
        int[] routes = Arrays.copyOf(old.routes(), all);
        int[] services = Arrays.copyOf(old.services(), all);
        int[] shapes = Arrays.copyOf(old.shapes(), all);
        int[] frequencies = Arrays.copyOf(old.frequencies(), all);
        byte[] wheelchairs = Arrays.copyOf(old.wheelchairs(), all);
        int[] firstCalls = Arrays.copyOf(old.firstCalls(), all + 1);
        for (int i = 0; i < trips.size(); i++) {
            NewTrip trip = trips.get(i);
            ids.add(trip.tripId());
            headsigns.add(trip.headsign());
            blocks.add("");
            routes[count + i] = trip.route();
            services[count + i] = service;
            shapes[count + i] = trip.shape();
            wheelchairs[count + i] = trip.wheelchair();
            frequencies[count + i] = -1;
            firstCalls[count + i + 1] = firstCalls[count + i] + trip.calls().size();
        }
        return new Trips.Table(
                new Trips.Names(ids, headsigns),
                blocks,
                routes,
                services,
                shapes,
                frequencies,
                wheelchairs,
                Arrays.copyOf(old.bikes(), all),
                firstCalls);
    }

    private Trips.Calls calls() {
        Trips.Calls old = timetable.trips().calls();
        List<NewCall> added =
                trips.stream().flatMap(trip -> trip.calls().stream()).toList();
        int count = old.stops().length;
        int all = count + added.size();
        Trips.Calls made = new Trips.Calls(
                Arrays.copyOf(old.stops(), all),
                Arrays.copyOf(old.arrivals(), all),
                Arrays.copyOf(old.departures(), all),
                Arrays.copyOf(old.sequences(), all),
                Arrays.copyOf(old.flags(), all),
                withoutRules(old.pickupRules(), all),
                withoutRules(old.dropOffRules(), all));
        for (int i = 0; i < added.size(); i++) {
            NewCall call = added.get(i);
            made.stops()[count + i] = call.stop();
            made.arrivals()[count + i] = call.arrival();
            made.departures()[count + i] = call.departure();
            made.sequences()[count + i] = call.sequence();
            made.flags()[count + i] = (byte) call.flags();
        }
        return made;
    }

    /** Booking rules by call, none for what is added; a feed without any keeps its empty array. */
    private static int[] withoutRules(int[] rules, int all) {
        if (rules.length == 0) {
            return rules;
        }
        int[] longer = Arrays.copyOf(rules, all);
        Arrays.fill(longer, rules.length, all, -1);
        return longer;
    }
}
