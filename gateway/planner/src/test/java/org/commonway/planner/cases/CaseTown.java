package org.commonway.planner.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonway.planner.City;
import org.commonway.planner.LiveSnapshot;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/** What a case has said so far of its town. */
final class CaseTown {
    private final CaseMap map = new CaseMap();
    private final Map<String, CaseFeed> feeds = new LinkedHashMap<>();
    private final Map<String, FarePolicy> fares = new LinkedHashMap<>();
    private final List<Function<Map<String, Coordinate>, VehicleStation>> stations = new ArrayList<>();
    private final List<Function<Map<String, Coordinate>, SharedVehicle>> vehicles = new ArrayList<>();
    private final List<Function<Map<String, Coordinate>, OnDemandOption>> rides = new ArrayList<>();

    CaseMap map() {
        return map;
    }

    /** The timetable of this operator, empty if it is new. */
    CaseFeed feed(String operator) {
        return feeds.computeIfAbsent(operator, CaseFeed::new);
    }

    /** All timetables by operator. */
    Map<String, CaseFeed> feeds() {
        return feeds;
    }

    void fare(String operator, FarePolicy fare) {
        fares.put(operator, fare);
    }

    void station(Function<Map<String, Coordinate>, VehicleStation> station) {
        stations.add(station);
    }

    void vehicle(Function<Map<String, Coordinate>, SharedVehicle> vehicle) {
        vehicles.add(vehicle);
    }

    void ride(Function<Map<String, Coordinate>, OnDemandOption> ride) {
        rides.add(ride);
    }

    /** A place that the case has named. */
    Place place(CaseLine line, String name) {
        if (!map.knows(name)) {
            throw line.error("Nothing above has named the place \"" + name + "\".");
        }
        return new Place(
                name, java.util.Objects.requireNonNull(map.coordinates().get(name)));
    }

    /** The town as the planner takes it. */
    City city(Path folder) {
        City city = City.of(map.streets(), Currency.getInstance("EUR"));
        for (CaseFeed feed : feeds.values()) {
            city = city.withTimetable(feed.read(folder, map.coordinates()));
        }
        for (Map.Entry<String, FarePolicy> fare : fares.entrySet()) {
            city = city.withFare(fare.getKey(), fare.getValue());
        }
        return city;
    }

    /** What stands about and is on offer. */
    LiveSnapshot live() {
        Map<String, Coordinate> places = map.coordinates();
        Fleet fleet = new Fleet(
                vehicles.stream().map(vehicle -> vehicle.apply(places)).toList(),
                stations.stream().map(station -> station.apply(places)).toList());
        return new LiveSnapshot(
                fleet, rides.stream().map(ride -> ride.apply(places)).toList());
    }

    /** Where the station of this name stands. */
    Coordinate stationPlace(CaseLine line, String name, Map<String, Coordinate> places) {
        return stations.stream()
                .map(station -> station.apply(places))
                .filter(station -> station.name().equals(name))
                .map(VehicleStation::position)
                .findFirst()
                .orElseThrow(() -> line.error("There is no station \"" + name + "\"."));
    }

    /** The trip of this trip_id, with its operator. */
    Optional<Map.Entry<String, CaseTrip>> findTrip(String id) {
        return feeds.entrySet().stream()
                .flatMap(feed -> feed.getValue().findTrip(id).stream().map(trip -> Map.entry(feed.getKey(), trip)))
                .findFirst();
    }
}
