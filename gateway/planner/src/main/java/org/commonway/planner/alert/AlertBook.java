package org.commonway.planner.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonway.planner.itinerary.AlertText;
import org.commonway.planner.itinerary.RiderAlert;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;
import org.commonway.planner.realtime.Alert;
import org.commonway.planner.timetable.Route;
import org.commonway.planner.timetable.Stop;
import org.commonway.planner.timetable.Timetable;

/** The alerts of one operator, found by what a ride is about, so that a search looks at few of many. Immutable. */
final class AlertBook {
    /** More than this nobody reads; they are taken in the feed's order. */
    private static final int MOST_OF_A_LEG = 10;

    private final Map<String, Route> routes = new HashMap<>();
    private final Map<String, Stop> stops = new HashMap<>();
    private final Timetable timetable;
    private final List<Alert> alerts;
    /** By the narrowest thing that a selector names: trip, else stop, else line. Numbers of {@link #alerts}. */
    private final Map<String, Set<Integer>> byTrip = new HashMap<>();

    private final Map<String, Set<Integer>> byStop = new HashMap<>();
    private final Map<String, Set<Integer>> byRoute = new HashMap<>();
    private final Set<Integer> wide = new HashSet<>();

    AlertBook(Timetable timetable, List<Alert> alerts) {
        this.timetable = timetable;
        this.alerts = alerts;
        timetable.routes().forEach(route -> routes.putIfAbsent(route.routeId(), route));
        timetable.stops().forEach(stop -> stops.putIfAbsent(stop.stopId(), stop));
        for (int number = 0; number < alerts.size(); number++) {
            for (Alert.Informed informed : alerts.get(number).informed()) {
                shelf(informed).add(number);
            }
        }
    }

    private Set<Integer> shelf(Alert.Informed informed) {
        if (!informed.tripId().isEmpty()) {
            return byTrip.computeIfAbsent(informed.tripId(), id -> new HashSet<>());
        }
        if (!informed.stopId().isEmpty()) {
            return byStop.computeIfAbsent(informed.stopId(), id -> new HashSet<>());
        }
        return informed.routeId().isEmpty() ? wide : byRoute.computeIfAbsent(informed.routeId(), id -> new HashSet<>());
    }

    TransitLeg note(TransitLeg leg) {
        AlertedRide ride = ride(leg);
        Set<Integer> near = new TreeSet<>(wide);
        near.addAll(byTrip.getOrDefault(ride.tripId(), Set.of()));
        near.addAll(byRoute.getOrDefault(ride.routeId(), Set.of()));
        ride.stopIds().forEach(stop -> near.addAll(byStop.getOrDefault(stop, Set.of())));
        List<RiderAlert> told = near.stream()
                .map(alerts::get)
                .filter(ride::isMeantBy)
                .limit(MOST_OF_A_LEG)
                .map(AlertBook::toRiders)
                .toList();
        return told.isEmpty() ? leg : leg.withAlerts(told);
    }

    private AlertedRide ride(TransitLeg leg) {
        TransitService service = leg.service();
        String routeId = service.line().routeId();
        Set<String> places = new LinkedHashSet<>();
        Stream.of(service.board(), service.alight()).forEach(call -> addWithStations(places, call.stopId()));
        return new AlertedRide(
                Optional.ofNullable(routes.get(routeId)).map(Route::agencyId).orElse(""),
                routeId,
                leg.mode(),
                service.gtfsTripId(),
                service.serviceDate(),
                places,
                leg.departure(),
                leg.arrival());
    }

    /** What is said of a station is said of its platforms. */
    private void addWithStations(Set<String> places, String stopId) {
        List<String> chain = new ArrayList<>();
        Optional<Stop> place = Optional.ofNullable(stops.get(stopId));
        while (place.isPresent() && !chain.contains(place.get().stopId())) {
            chain.add(place.get().stopId());
            place = place.get().parent().isPresent()
                    ? Optional.of(timetable.stops().get(place.get().parent().getAsInt()))
                    : Optional.empty();
        }
        places.add(stopId);
        places.addAll(chain);
    }

    private static RiderAlert toRiders(Alert alert) {
        return new RiderAlert(
                alert.id(),
                alert.cause(),
                alert.effect(),
                new AlertText(alert.header()),
                new AlertText(alert.description()),
                new AlertText(alert.url()));
    }
}
