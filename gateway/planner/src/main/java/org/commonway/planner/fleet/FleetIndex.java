package org.commonway.planner.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.PlaceWalks;
import org.commonway.planner.network.Walk;
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

/**
 * A fleet tied to streets and stops. Only places that the index before did not know are worked out anew, so that a
 * changed fleet costs little more than what changed.
 */
public final class FleetIndex {
    private static final PlaceWalks.Limit NEAR = new PlaceWalks.Limit(400, 330, StreetReach.ANY_METRES);

    private final Fleet fleet;
    private final Network network;
    private final Map<Key, Spot> spots = new HashMap<>();
    private final PointGrid vehicleGrid;
    private final PointGrid stationGrid;

    private record Key(Coordinate place, StreetProfile profile) {}

    private FleetIndex(Fleet fleet, Network network) {
        this.fleet = fleet;
        this.network = network;
        this.vehicleGrid = new PointGrid(
                fleet.vehicles().stream().map(SharedVehicle::position).toList());
        this.stationGrid = new PointGrid(
                fleet.stations().stream().map(VehicleStation::position).toList());
    }

    /** An index of this fleet; {@code before} may have been made of another fleet or network. */
    public static FleetIndex of(Fleet fleet, Streets streets, Network network, Optional<FleetIndex> before) {
        FleetIndex index = new FleetIndex(fleet, network);
        Map<Key, Spot> known = before.filter(other -> other.network == network)
                .map(other -> other.spots)
                .orElse(Map.of());
        List<Key> keys = new ArrayList<>();
        fleet.vehicles().forEach(vehicle -> keys.add(keyOf(vehicle)));
        fleet.stations().forEach(station -> keys.add(new Key(station.position(), StreetProfile.BIKE)));
        for (Key key : keys) {
            Spot spot = known.get(key);
            index.spots.computeIfAbsent(key, missing -> spot != null ? spot : spot(missing, streets, network));
        }
        return index;
    }

    private static Key keyOf(SharedVehicle vehicle) {
        return new Key(vehicle.position(), profileOf(vehicle));
    }

    /** Which streets the vehicle uses. */
    public static StreetProfile profileOf(SharedVehicle vehicle) {
        FormFactor form = vehicle.type().formFactor();
        return form == FormFactor.CAR || form == FormFactor.MOPED ? StreetProfile.CAR : StreetProfile.BIKE;
    }

    private static Spot spot(Key key, Streets streets, Network network) {
        List<StreetPoint> foot = network.steps().profiles().stream()
                .flatMap(profile -> streets.findPoint(key.place(), profile).stream())
                .toList();
        Spot.Near toStops = near(PlaceWalks.from(streets, network, key.place(), foot, NEAR));
        Spot.Near fromStops =
                network.hasEntrances() ? near(PlaceWalks.to(streets, network, key.place(), foot, NEAR)) : toStops;
        return new Spot(foot, streets.findPoint(key.place(), key.profile()), toStops, fromStops);
    }

    private static Spot.Near near(PlaceWalks walks) {
        List<Integer> stops = new ArrayList<>();
        List<Walk> found = new ArrayList<>();
        walks.visitStops((stop, walk) -> {
            stops.add(stop);
            found.add(walk);
        });
        return new Spot.Near(stops, found);
    }

    /** Whether it was made of exactly these objects. */
    @SuppressWarnings("ReferenceEquality") // Comparing ten thousand vehicles by value would cost what the index saves.
    public boolean isOf(Fleet other, Network otherNetwork) {
        return fleet == other && network == otherNetwork;
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

    private Spot get(Key key) {
        Spot spot = spots.get(key);
        if (spot == null) {
            throw new IllegalArgumentException("not of this fleet: " + key.place());
        }
        return spot;
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

    /** The station at which the vehicle stands; empty when free-floating or the station is not known. */
    public Optional<VehicleStation> findStation(SharedVehicle vehicle) {
        return vehicle.stationId()
                .flatMap(id -> fleet.stations().stream()
                        .filter(station -> station.stationId().equals(id)
                                && station.operatorId().equals(vehicle.operatorId()))
                        .findFirst());
    }
}
