package org.commonway.planner.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.PointGrid;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/**
 * A fleet tied to streets and stops. Only places that the index before did not know are worked out anew, and those from
 * the streets around stops that were searched before, so that a changed fleet costs little more than what changed.
 */
public final class FleetIndex {
    private final Fleet fleet;
    private final Network network;
    private final NearStops stops;
    private final Map<Key, Spot> spots;
    private final PointGrid vehicleGrid;
    private final PointGrid stationGrid;

    private record Key(Coordinate place, StreetProfile profile) {}

    private FleetIndex(Fleet fleet, Network network, NearStops stops) {
        this.fleet = fleet;
        this.network = network;
        this.stops = stops;
        this.spots =
                new HashMap<>(2 * (fleet.vehicles().size() + fleet.stations().size()));
        this.vehicleGrid = new PointGrid(
                fleet.vehicles().stream().map(SharedVehicle::position).toList());
        this.stationGrid = new PointGrid(
                fleet.stations().stream().map(VehicleStation::position).toList());
    }

    /** An index of this fleet; {@code before} may have been made of another fleet or network. */
    public static FleetIndex of(Fleet fleet, Streets streets, Network network, Optional<FleetIndex> before) {
        Optional<FleetIndex> alike = before.filter(other -> other.network == network);
        NearStops stops = alike.map(other -> other.stops).orElseGet(() -> new NearStops(streets, network));
        Map<Key, Spot> known = alike.map(other -> other.spots).orElse(Map.of());
        FleetIndex index = new FleetIndex(fleet, network, stops);
        fleet.vehicles().forEach(vehicle -> index.add(keyOf(vehicle), known, streets));
        fleet.stations().forEach(station -> index.add(new Key(station.position(), StreetProfile.BIKE), known, streets));
        return index;
    }

    private void add(Key key, Map<Key, Spot> known, Streets streets) {
        Spot spot = known.get(key);
        if (spot != null) {
            spots.put(key, spot);
        } else {
            spots.computeIfAbsent(key, missing -> spot(missing, streets, stops));
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

    private static Spot spot(Key key, Streets streets, NearStops stops) {
        List<Optional<StreetPoint>> points = streets.findPoints(key.place(), key.profile());
        List<int[]> near = points.get(0).map(stops::list).orElse(List.of());
        return new Spot(points.get(0), points.get(1), column(near, 0), column(near, 1), column(near, 2));
    }

    private static int[] column(List<int[]> rows, int which) {
        return rows.stream().mapToInt(row -> row[which]).toArray();
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
