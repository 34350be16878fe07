package org.commonway.planner.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.PlaceWalks;
import org.commonway.planner.network.Steps;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.PointGrid;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.rule.OpeningHours;
import org.commonway.planner.vehicles.rule.RentalRules;
import org.commonway.planner.vehicles.rule.ZoneRule;
import org.jspecify.annotations.Nullable;

/**
 * A fleet tied to streets and stops. Only places that the index before did not know are worked out anew, and those from
 * the streets around stops that were searched before, so that a changed fleet costs little more than what changed.
 */
public final class FleetIndex {
    private static final PlaceWalks.Limit NEAR = new PlaceWalks.Limit(400, 330, StreetReach.ANY_METRES);

    private final Fleet fleet;
    private final Network network;
    private final NearStops stops;
    private final Map<Key, Spot> spots;
    private final PointGrid vehicleGrid;
    private final PointGrid stationGrid;
    private final Streets streets;
    private final Map<String, RuledStreets> ruled = new HashMap<>();
    private final ShortRides shortRides;
    private volatile @Nullable NearVehicles near;
    /** By number of their place among {@link #shortRides}. */
    private final Map<Integer, List<VehicleStation>> returns = new HashMap<>();
    /** Of the stations that have some of their own. */
    private final Map<Dock, OpeningHours> stationHours = new HashMap<>();

    private record Key(Coordinate place, StreetProfile profile) {}

    private record Dock(String operatorId, String stationId) {}

    private FleetIndex(
            Fleet fleet, Streets streets, Network network, NearStops stops, Optional<ShortRides> knownRides) {
        this.fleet = fleet;
        this.streets = streets;
        this.network = network;
        this.stops = stops;
        this.spots =
                new HashMap<>(2 * (fleet.vehicles().size() + fleet.stations().size()));
        fleet.stations()
                .forEach(station -> station.hours()
                        .ifPresent(
                                hours -> stationHours.put(new Dock(station.operatorId(), station.stationId()), hours)));
        this.vehicleGrid = new PointGrid(
                fleet.vehicles().stream().map(SharedVehicle::position).toList());
        List<Coordinate> stations =
                fleet.stations().stream().map(VehicleStation::position).toList();
        this.stationGrid = new PointGrid(stations);
        this.shortRides =
                knownRides.filter(rides -> rides.isOf(stations)).orElseGet(() -> new ShortRides(network, stations));
        fleet.stations().stream()
                .filter(VehicleStation::takesReturns)
                .forEach(station -> returns.computeIfAbsent(
                                shortRides.numberOf(station.position()), place -> new ArrayList<>())
                        .add(station));
    }

    /** An index of this fleet; {@code before} may have been made of another fleet or network. */
    public static FleetIndex of(Fleet fleet, Streets streets, Network network, Optional<FleetIndex> before) {
        Optional<FleetIndex> alike = before.filter(other -> other.network == network);
        NearStops stops = alike.map(other -> other.stops).orElseGet(() -> new NearStops(streets, network));
        Map<Key, Spot> known = alike.map(other -> other.spots).orElse(Map.of());
        FleetIndex index = new FleetIndex(fleet, streets, network, stops, alike.map(other -> other.shortRides));
        fleet.vehicles().forEach(vehicle -> index.add(keyOf(vehicle), known, streets));
        fleet.stations().forEach(station -> index.add(new Key(station.position(), StreetProfile.BIKE), known, streets));
        fleet.rules().forEach((operatorId, rules) -> {
            RuledStreets last = before.map(other -> other.ruled.get(operatorId))
                    .filter(other -> other.isOf(streets, rules))
                    .orElseGet(() -> new RuledStreets(streets, rules));
            index.ruled.put(operatorId, last);
        });
        // Worked out with the fleet, so that no search waits for it.
        index.near();
        fleet.vehicles().stream()
                .map(FleetIndex::profileOf)
                .distinct()
                .forEach(profile -> index.shortRides.prepare(streets, profile));
        return index;
    }

    private void add(Key key, Map<Key, Spot> known, Streets streets) {
        Spot spot = known.get(key);
        if (spot != null) {
            spots.put(key, spot);
        } else {
            spots.computeIfAbsent(key, missing -> spot(missing.place(), missing.profile(), streets, stops));
        }
    }

    private static Key keyOf(SharedVehicle vehicle) {
        return new Key(vehicle.position(), profileOf(vehicle));
    }

    /** Which streets the vehicle uses. */
    public static StreetProfile profileOf(SharedVehicle vehicle) {
        FormFactor form = vehicle.type().formFactor();
        return form == FormFactor.CAR || form == FormFactor.MOPED ? StreetProfile.CAR : StreetProfile.BIKE;
    }

    /** A place tied to streets and stops. */
    static Spot spot(Coordinate place, StreetProfile profile, Streets streets, NearStops stops) {
        Network network = stops.network();
        if (network.steps() == Steps.ALLOWED && !network.hasEntrances()) {
            List<Optional<StreetPoint>> points = streets.findPoints(place, profile);
            Spot.Near near = points.get(0).map(stops::near).orElse(Spot.Near.NONE);
            return new Spot(points.get(0).stream().toList(), points.get(1), near, near);
        }
        List<StreetPoint> foot = network.steps().profiles().stream()
                .flatMap(kind -> streets.findPoint(place, kind).stream())
                .toList();
        Spot.Near toStops = near(PlaceWalks.from(streets, network, place, foot, NEAR));
        Spot.Near fromStops =
                network.hasEntrances() ? near(PlaceWalks.to(streets, network, place, foot, NEAR)) : toStops;
        return new Spot(foot, streets.findPoint(place, profile), toStops, fromStops);
    }

    private static Spot.Near near(PlaceWalks walks) {
        Spot.Gathered gathered = new Spot.Gathered();
        walks.visitStops(gathered);
        return gathered.near();
    }

    /** Whether it was made of exactly these objects. */
    @SuppressWarnings("ReferenceEquality") // Comparing ten thousand vehicles by value would cost what the index saves.
    public boolean isOf(Fleet other, Network otherNetwork) {
        return fleet == other && network == otherNetwork;
    }

    /** Whether it is of the same network. */
    @SuppressWarnings("ReferenceEquality") // As above.
    public boolean isAlike(FleetIndex other) {
        return network == other.network;
    }

    /** The vehicles and stations. */
    public Fleet fleet() {
        return fleet;
    }

    /** Where a vehicle of the fleet stands. */
    public Spot spot(SharedVehicle vehicle) {
        return get(keyOf(vehicle));
    }

    /** Where a station of the fleet stands. */
    public Spot spot(VehicleStation station) {
        return get(new Key(station.position(), StreetProfile.BIKE));
    }

    /** Short rides from where vehicles stand. */
    public ShortRides shortRides() {
        return shortRides;
    }

    /** The vehicles within a short walk of a stop, the nearest first. */
    public List<VehicleNear> listNear(int stop) {
        return near().list(stop);
    }

    /** What no vehicle within a short walk of the stop goes faster than, nor its rider on foot; 0 where none is near. */
    public float fastestNear(int stop) {
        return near().fastest(stop);
    }

    private NearVehicles near() {
        NearVehicles now = near;
        if (now == null) {
            List<Spot> standing = fleet.vehicles().stream().map(this::spot).toList();
            now = new NearVehicles(fleet.vehicles(), standing, network.stopCount(), this::kindOf);
            near = now;
        }
        return now;
    }

    /** What makes two vehicles alike to a rider, so that the nearer will do; by rules they may go to the same places. */
    public String kindOf(SharedVehicle vehicle) {
        return fleet.findRules(vehicle.operatorId()).isEmpty()
                ? offerOf(vehicle)
                : offerOf(vehicle) + "/" + vehicle.type().typeId();
    }

    /** Operator, form, price and whether it must be docked. */
    public static String offerOf(SharedVehicle vehicle) {
        return vehicle.operatorId() + "/" + vehicle.type().formFactor() + "/"
                + vehicle.plan().planId() + "/" + vehicle.stationId().isPresent();
    }

    private Spot get(Key key) {
        Spot spot = spots.get(key);
        if (spot == null) {
            throw new IllegalArgumentException("not of this fleet: " + key.place());
        }
        return spot;
    }

    /** Whether any vehicle or station has rules or hours. */
    public boolean hasRules() {
        return !ruled.isEmpty() || !stationHours.isEmpty();
    }

    /** The streets as those without rules may use them. */
    public Streets streets() {
        return streets;
    }

    /** The streets as the vehicle may use them while the zones of this stretch of time are in force. */
    public Streets streets(SharedVehicle vehicle, Instant from, Instant until) {
        RuledStreets rules = ruled.get(vehicle.operatorId());
        return rules == null ? streets : rules.of(vehicle.type(), profileOf(vehicle), from, until);
    }

    /** What holds for the vehicle at a place at any moment of this stretch of time; empty where its operator has no rules. */
    public Optional<ZoneRule> findRule(SharedVehicle vehicle, Coordinate place, Instant from, Instant until) {
        RuledStreets rules = ruled.get(vehicle.operatorId());
        return rules == null
                ? Optional.empty()
                : Optional.of(rules.at(place, vehicle.type().typeId(), from, until));
    }

    /** When the vehicle is rented out: by the hours of the station where it stands, if it has some, else by its operator's. */
    public Optional<OpeningHours> findHours(SharedVehicle vehicle) {
        Optional<OpeningHours> atStation = stationHours.isEmpty()
                ? Optional.empty()
                : vehicle.stationId().map(id -> stationHours.get(new Dock(vehicle.operatorId(), id)));
        return atStation.isPresent()
                ? atStation
                : fleet.findRules(vehicle.operatorId()).flatMap(RentalRules::hours);
    }

    /** When the station takes vehicles back: by its own hours, if it has some, else by its operator's. */
    public Optional<OpeningHours> findHours(VehicleStation station) {
        return station.hours().isPresent()
                ? station.hours()
                : fleet.findRules(station.operatorId()).flatMap(RentalRules::hours);
    }

    /** Vehicles within this many metres in the bee-line. */
    public List<SharedVehicle> listVehicles(Coordinate place, double metres) {
        List<SharedVehicle> near = new ArrayList<>();
        vehicleGrid.visitWithin(place, metres, i -> near.add(fleet.vehicles().get(i)));
        return near;
    }

    /** Stations that take vehicles back, within this many metres in the bee-line. */
    public List<VehicleStation> listReturns(Coordinate place, double metres) {
        List<VehicleStation> near = new ArrayList<>();
        stationGrid.visitWithin(place, metres, i -> {
            if (fleet.stations().get(i).takesReturns()) {
                near.add(fleet.stations().get(i));
            }
        });
        return near;
    }

    /** Stations that take vehicles back at a place that {@link ShortRides} knows by this number. */
    public List<VehicleStation> listReturns(int place) {
        return returns.getOrDefault(place, List.of());
    }

    /** The station at which the vehicle stands; empty when free-floating or the station is not known. */
    public Optional<VehicleStation> findStation(SharedVehicle vehicle) {
        return vehicle.stationId()
                .flatMap(id -> fleet.stations().stream()
                        .filter(station -> station.stationId().equals(id)
                                && station.operatorId().equals(vehicle.operatorId()))
                        .findFirst());
    }
}
