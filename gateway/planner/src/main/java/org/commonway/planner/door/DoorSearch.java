package org.commonway.planner.door;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.fleet.Spot;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.PlaceWalks;
import org.commonway.planner.parallel.Parallel;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/**
 * Finds the ways between the two doors of a request and the stops. From the origin the nearest vehicle of each kind is
 * looked at, and the next if the nearest does not come far; to the destination all within reach. Rides to and from stops are
 * at most 4 kilometres in the bee-line and 20 minutes of streets. What vehicles may do, {@link RideRules} say.
 */
public final class DoorSearch {
    /** Of each kind. */
    static final int NEAREST = 2;

    private static final double WALK_SECONDS_PER_METRE = 3.6 / 5;

    private final Streets streets;
    private final Network network;
    private final FleetIndex fleet;
    private final Currency currency;
    private final int maxWalkMetres;
    private final RideRules rules;
    private final Rides rides;
    private final RidesIn ridesIn;
    private final Coordinate origin;
    private final Coordinate destination;
    private final PlaceWalks fromOrigin;
    private final PlaceWalks toDestination;

    /** A search between these two doors over these streets, stops and vehicles; refuses doors that are off the map. */
    public DoorSearch(
            Streets streets,
            Network network,
            FleetIndex fleet,
            Currency currency,
            int maxWalkMetres,
            RideRules rules,
            Coordinate origin,
            Coordinate destination) {
        this.streets = streets;
        this.network = network;
        this.fleet = fleet;
        this.currency = currency;
        this.maxWalkMetres = maxWalkMetres;
        this.rules = rules;
        this.rides = new Rides(fleet, rules);
        this.ridesIn = new RidesIn(streets, fleet, rules, rides);
        this.origin = origin;
        this.destination = destination;
        PlaceWalks.Limit limit = new PlaceWalks.Limit(maxWalkMetres, walkLimit(), maxWalkMetres);
        List<StreetPoint> starts = points(origin);
        List<StreetPoint> ends = points(destination);
        List<PlaceWalks> walks = Parallel.all(List.of(
                () -> PlaceWalks.from(streets, network, origin, starts, limit),
                () -> PlaceWalks.to(streets, network, destination, ends, limit)));
        this.fromOrigin = walks.get(0);
        this.toDestination = walks.get(1);
    }

    /** A door on the streets that may be walked; the last of their kinds it must be on. */
    private List<StreetPoint> points(Coordinate door) {
        List<StreetProfile> profiles = network.steps().profiles();
        List<StreetPoint> points = new ArrayList<>();
        for (StreetProfile profile : profiles.subList(0, profiles.size() - 1)) {
            streets.findPoint(door, profile).ifPresent(points::add);
        }
        points.add(streets.getPoint(door, profiles.get(profiles.size() - 1)));
        return points;
    }

    /** A vehicle near the origin and the walk to it. */
    private record Near<T>(T what, DoorWay.Walk walk) {}

    /** A vehicle and where it stands. */
    private record Standing(SharedVehicle vehicle, Spot spot) {}

    /**
     * All ways of a request.
     *
     * @param access from the origin to stops
     * @param egress from stops to the destination
     * @param direct from door to door on one vehicle: the nearest of each kind, however far
     */
    public record Ways(DoorWays access, DoorWays egress, List<DoorWay> direct) {}

    /** Finds all ways. */
    public Ways all() {
        List<DoorWay> direct = new ArrayList<>();
        List<DoorWays> ways = Parallel.all(List.of(this::access, () -> {
            DoorWays egress = egress();
            direct.addAll(direct());
            return egress;
        }));
        return new Ways(ways.get(0), ways.get(1), direct);
    }

    /** Ways from the origin to stops. */
    public DoorWays access() {
        DoorWays ways = new DoorWays(currency);
        walks(ways, fromOrigin);
        for (Near<SharedVehicle> near : vehiclesNear()) {
            rideOut(ways, near);
        }
        return ways;
    }

    private static void walks(DoorWays ways, PlaceWalks onFoot) {
        onFoot.visitStops((stop, walk) ->
                ways.walk(stop, new DoorWay(DoorWay.Walk.of(walk), Optional.empty(), DoorWay.Walk.NONE)));
    }

    private int walkLimit() {
        // Some streets are slower than 5 km/h; the limit in metres is checked as well.
        return (int) (maxWalkMetres * WALK_SECONDS_PER_METRE * 1.2) + 1;
    }

    private List<Near<SharedVehicle>> vehiclesNear() {
        Map<String, List<Near<SharedVehicle>>> byKind = new HashMap<>();
        for (SharedVehicle vehicle : fleet.listVehicles(origin, maxWalkMetres)) {
            if (rules.mayRent(vehicle)) {
                fromOrigin
                        .find(fleet.spot(vehicle).foot())
                        .map(DoorWay.Walk::of)
                        .ifPresent(walk -> byKind.computeIfAbsent(fleet.kindOf(vehicle), kind -> new ArrayList<>())
                                .add(new Near<>(vehicle, walk)));
            }
        }
        return byKind.values().stream()
                .flatMap(all -> worthLooking(nearest(all)).stream())
                .toList();
    }

    private static <T> List<Near<T>> nearest(List<Near<T>> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(near -> near.walk().seconds()))
                .limit(NEAREST)
                .toList();
    }

    /** The next one only where the nearest might not come far enough. */
    private static List<Near<SharedVehicle>> worthLooking(List<Near<SharedVehicle>> nearest) {
        return nearest.get(0).what().reaches(Rides.RIDE_COURSE_METRES) ? nearest.subList(0, 1) : nearest;
    }

    private void rideOut(DoorWays ways, Near<SharedVehicle> near) {
        SharedVehicle vehicle = near.what();
        Optional<StreetPoint> start = fleet.spot(vehicle).ride();
        if (start.isEmpty()) {
            return;
        }
        StreetReach reach = Rides.reachFrom(rules.streets(vehicle), start.get());
        if (vehicle.stationId().isEmpty()) {
            network.grid()
                    .visitWithin(
                            vehicle.position(),
                            Rides.RIDE_METRES,
                            stop -> network.findPoint(stop, FleetIndex.profileOf(vehicle))
                                    .filter(end -> rules.mayLeave(vehicle, end.place()))
                                    .flatMap(end -> rides.ride(vehicle, reach, end, Optional.empty()))
                                    .ifPresent(ride -> ways.ride(
                                            stop, new DoorWay(near.walk(), Optional.of(ride), DoorWay.Walk.NONE))));
        }
        if (vehicle.stationId().isPresent() || rules.mayNeedStation(vehicle)) {
            for (VehicleStation station : fleet.listReturns(vehicle.position(), Rides.RIDE_METRES)) {
                if (rules.mayReturn(vehicle, station)) {
                    rideOut(ways, near, reach, station);
                }
            }
        }
    }

    private void rideOut(DoorWays ways, Near<SharedVehicle> near, StreetReach reach, VehicleStation station) {
        Spot spot = fleet.spot(station);
        spot.ride()
                .flatMap(end -> rides.ride(near.what(), reach, end, Optional.of(station)))
                .ifPresent(ride -> spot.visitStops((stop, walk) ->
                        ways.ride(stop, new DoorWay(near.walk(), Optional.of(ride), DoorWay.Walk.of(walk)))));
    }

    /** Ways from stops to the destination. */
    public DoorWays egress() {
        DoorWays ways = new DoorWays(currency);
        walks(ways, toDestination);
        List<Standing> near = fleet.listVehicles(destination, Rides.RIDE_METRES).stream()
                .filter(rules::mayRent)
                .map(vehicle -> new Standing(vehicle, fleet.spot(vehicle)))
                .toList();
        for (Standing standing : near) {
            SharedVehicle vehicle = standing.vehicle();
            if (vehicle.stationId().isEmpty() && rules.mayLeave(vehicle, destination)) {
                ridesIn.reachTo(destination, rides.ground(vehicle)).ifPresent(reach -> rideIn(ways, reach, standing));
            }
        }
        for (Near<VehicleStation> station : stationsNear()) {
            fleet.spot(station.what()).ride().ifPresent(end -> ridesIn(ways, near, station, end));
        }
        return ways;
    }

    private void ridesIn(DoorWays ways, List<Standing> near, Near<VehicleStation> station, StreetPoint end) {
        Optional<VehicleStation> dock = Optional.of(station.what());
        for (Standing standing : near) {
            SharedVehicle vehicle = standing.vehicle();
            if (rules.mayReturn(vehicle, station.what())) {
                standing.spot()
                        .ride()
                        .flatMap(start -> ridesIn.toStation(vehicle, start, end, dock))
                        .ifPresent(ride -> rideIn(ways, standing, ride, station.walk()));
            }
        }
    }

    private List<Near<VehicleStation>> stationsNear() {
        Map<String, List<Near<VehicleStation>>> byOperator = new HashMap<>();
        for (VehicleStation station : fleet.listReturns(destination, maxWalkMetres)) {
            toDestination
                    .find(fleet.spot(station).foot())
                    .map(DoorWay.Walk::of)
                    .ifPresent(walk -> byOperator
                            .computeIfAbsent(station.operatorId(), operator -> new ArrayList<>())
                            .add(new Near<>(station, walk)));
        }
        return byOperator.values().stream()
                .flatMap(all -> nearest(all).stream())
                .toList();
    }

    private void rideIn(DoorWays ways, StreetReach reach, Standing standing) {
        standing.spot()
                .ride()
                .flatMap(start -> rides.ride(standing.vehicle(), reach, start, Optional.empty()))
                .ifPresent(ride -> rideIn(ways, standing, ride, DoorWay.Walk.NONE));
    }

    private static void rideIn(DoorWays ways, Standing standing, DoorWay.RentalRide ride, DoorWay.Walk after) {
        standing.spot()
                .visitStopsBefore(
                        (stop, walk) -> ways.ride(stop, new DoorWay(DoorWay.Walk.of(walk), Optional.of(ride), after)));
    }

    /** Ways from door to door on one vehicle: the nearest of each kind, however far. */
    public List<DoorWay> direct() {
        List<DoorWay> found = new ArrayList<>();
        List<Near<VehicleStation>> returns = stationsNear();
        for (Near<SharedVehicle> near : vehiclesNear()) {
            SharedVehicle vehicle = near.what();
            if (vehicle.stationId().isEmpty() && rules.mayLeave(vehicle, destination)) {
                streets.findPoint(destination, FleetIndex.profileOf(vehicle))
                        .flatMap(end -> ridesIn.direct(vehicle, end, Optional.empty()))
                        .ifPresent(ride -> found.add(new DoorWay(near.walk(), Optional.of(ride), DoorWay.Walk.NONE)));
                continue;
            }
            returns.stream()
                    .filter(station -> rules.mayReturn(vehicle, station.what()))
                    .forEach(station -> fleet.spot(station.what())
                            .ride()
                            .flatMap(end -> ridesIn.direct(vehicle, end, Optional.of(station.what())))
                            .ifPresent(ride -> found.add(new DoorWay(near.walk(), Optional.of(ride), station.walk()))));
        }
        return found;
    }
}
