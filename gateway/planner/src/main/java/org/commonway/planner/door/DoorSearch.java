package org.commonway.planner.door;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.fleet.Spot;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.PlaceWalks;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/**
 * Finds the ways between the two doors of a request and the stops. From the origin the nearest vehicle of each kind is
 * looked at, and the next if the nearest does not come far; to the destination all within reach. Rides to and from stops are at most 4 kilometres in the bee-line
 * and 20 minutes of streets.
 */
public final class DoorSearch {
    private static final int RIDE_METRES = 4_000;
    private static final int RIDE_SECONDS = 20 * 60;
    /** Along the streets: twice the bee-line. */
    private static final int RIDE_COURSE_METRES = 2 * RIDE_METRES;

    private static final int NEAREST = 2;
    private static final double WALK_SECONDS_PER_METRE = 3.6 / 5;

    private final Streets streets;
    private final Network network;
    private final FleetIndex fleet;
    private final Currency currency;
    private final int maxWalkMetres;
    private final Predicate<SharedVehicle> usable;
    private final Coordinate origin;
    private final Coordinate destination;
    private final PlaceWalks fromOrigin;
    private final PlaceWalks toDestination;
    private final Map<StreetProfile, Optional<StreetReach>> ridesToDestination = new EnumMap<>(StreetProfile.class);

    /** A search between these two doors over these streets, stops and vehicles; refuses doors that are off the map. */
    public DoorSearch(
            Streets streets,
            Network network,
            FleetIndex fleet,
            Currency currency,
            int maxWalkMetres,
            Predicate<SharedVehicle> usable,
            Coordinate origin,
            Coordinate destination) {
        this.streets = streets;
        this.network = network;
        this.fleet = fleet;
        this.currency = currency;
        this.maxWalkMetres = maxWalkMetres;
        this.usable = usable;
        this.origin = origin;
        this.destination = destination;
        PlaceWalks.Limit limit = new PlaceWalks.Limit(maxWalkMetres, walkLimit(), maxWalkMetres);
        this.fromOrigin = PlaceWalks.from(streets, network, origin, points(origin), limit);
        this.toDestination = PlaceWalks.to(streets, network, destination, points(destination), limit);
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
            if (usable.test(vehicle)) {
                fromOrigin
                        .find(fleet.spot(vehicle).foot())
                        .map(DoorWay.Walk::of)
                        .ifPresent(walk -> byKind.computeIfAbsent(DoorWays.kindOf(vehicle), kind -> new ArrayList<>())
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
        return nearest.get(0).what().reaches(RIDE_COURSE_METRES) ? nearest.subList(0, 1) : nearest;
    }

    private void rideOut(DoorWays ways, Near<SharedVehicle> near) {
        SharedVehicle vehicle = near.what();
        Optional<StreetPoint> start = fleet.spot(vehicle).ride();
        if (start.isEmpty()) {
            return;
        }
        StreetReach reach = streets.reachFrom(start.get(), RIDE_SECONDS, RIDE_COURSE_METRES);
        if (vehicle.stationId().isEmpty()) {
            network.grid()
                    .visitWithin(
                            vehicle.position(),
                            RIDE_METRES,
                            stop -> network.findPoint(stop, FleetIndex.profileOf(vehicle))
                                    .flatMap(end -> ride(vehicle, reach, end, Optional.empty()))
                                    .ifPresent(ride -> ways.ride(
                                            stop, new DoorWay(near.walk(), Optional.of(ride), DoorWay.Walk.NONE))));
            return;
        }
        for (VehicleStation station : fleet.listReturns(vehicle.position(), RIDE_METRES)) {
            if (!station.operatorId().equals(vehicle.operatorId())) {
                continue;
            }
            Spot spot = fleet.spot(station);
            spot.ride()
                    .flatMap(end -> ride(vehicle, reach, end, Optional.of(station)))
                    .ifPresent(ride -> spot.visitStops((stop, walk) ->
                            ways.ride(stop, new DoorWay(near.walk(), Optional.of(ride), DoorWay.Walk.of(walk)))));
        }
    }

    private static Optional<DoorWay.RentalRide> ride(
            SharedVehicle vehicle, StreetReach reach, StreetPoint other, Optional<VehicleStation> returnTo) {
        int metres = reach.metresTo(other);
        if (metres == StreetReach.UNREACHED || !vehicle.reaches(metres)) {
            return Optional.empty();
        }
        return Optional.of(new DoorWay.RentalRide(
                vehicle, ridingSeconds(vehicle, metres, reach.secondsTo(other)), metres, returnTo));
    }

    /** A car drives as fast as the streets allow; everything else rides at its own speed. */
    private static int ridingSeconds(SharedVehicle vehicle, int metres, int streetSeconds) {
        return vehicle.type().formFactor() == FormFactor.CAR
                ? streetSeconds
                : vehicle.type().ridingSeconds(metres);
    }

    /** Ways from stops to the destination. */
    public DoorWays egress() {
        DoorWays ways = new DoorWays(currency);
        walks(ways, toDestination);
        List<SharedVehicle> near = fleet.listVehicles(destination, RIDE_METRES).stream()
                .filter(usable)
                .toList();
        for (SharedVehicle vehicle : near) {
            if (vehicle.stationId().isEmpty()) {
                ridesTo(FleetIndex.profileOf(vehicle))
                        .ifPresent(
                                reach -> rideIn(ways, reach, new Near<>(Optional.empty(), DoorWay.Walk.NONE), vehicle));
            }
        }
        for (Near<VehicleStation> station : stationsNear()) {
            List<SharedVehicle> docked = near.stream()
                    .filter(vehicle -> vehicle.stationId().isPresent()
                            && vehicle.operatorId().equals(station.what().operatorId()))
                    .toList();
            Optional<StreetPoint> end = fleet.spot(station.what()).ride();
            if (!docked.isEmpty() && end.isPresent()) {
                StreetReach reach = streets.reachTo(end.get(), RIDE_SECONDS, RIDE_COURSE_METRES);
                Near<Optional<VehicleStation>> dock = new Near<>(Optional.of(station.what()), station.walk());
                docked.forEach(vehicle -> rideIn(ways, reach, dock, vehicle));
            }
        }
        return ways;
    }

    /** What is within a ride of the destination; worked out once for each kind of streets, when first asked for. */
    private Optional<StreetReach> ridesTo(StreetProfile profile) {
        return ridesToDestination.computeIfAbsent(
                profile,
                missing -> streets.findPoint(destination, profile)
                        .map(end -> streets.reachTo(end, RIDE_SECONDS, RIDE_COURSE_METRES)));
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

    private void rideIn(DoorWays ways, StreetReach reach, Near<Optional<VehicleStation>> end, SharedVehicle vehicle) {
        Spot spot = fleet.spot(vehicle);
        spot.ride()
                .flatMap(start -> ride(vehicle, reach, start, end.what()))
                .ifPresent(ride -> spot.visitStopsBefore((stop, walk) ->
                        ways.ride(stop, new DoorWay(DoorWay.Walk.of(walk), Optional.of(ride), end.walk()))));
    }

    /** Ways from door to door on one vehicle: the nearest of each kind, however far. */
    public List<DoorWay> direct() {
        List<DoorWay> found = new ArrayList<>();
        List<Near<VehicleStation>> returns = stationsNear();
        for (Near<SharedVehicle> near : vehiclesNear()) {
            SharedVehicle vehicle = near.what();
            if (vehicle.stationId().isEmpty()) {
                directRide(vehicle)
                        .ifPresent(ride -> found.add(new DoorWay(near.walk(), Optional.of(ride), DoorWay.Walk.NONE)));
            } else {
                returns.stream()
                        .filter(station -> station.what().operatorId().equals(vehicle.operatorId()))
                        .forEach(station -> fleet.spot(station.what())
                                .ride()
                                .flatMap(end -> ride(vehicle, end, Optional.of(station.what())))
                                .ifPresent(ride ->
                                        found.add(new DoorWay(near.walk(), Optional.of(ride), station.walk()))));
            }
        }
        return found;
    }

    /** The ride to the destination: known already when it is short. */
    private Optional<DoorWay.RentalRide> directRide(SharedVehicle vehicle) {
        StreetProfile profile = FleetIndex.profileOf(vehicle);
        Optional<StreetPoint> start = fleet.spot(vehicle).ride();
        Optional<StreetReach> near = ridesTo(profile)
                .filter(reach -> start.isPresent() && reach.metresTo(start.get()) != StreetReach.UNREACHED);
        return near.isPresent() && start.isPresent()
                ? ride(vehicle, near.get(), start.get(), Optional.empty())
                : streets.findPoint(destination, profile).flatMap(end -> ride(vehicle, end, Optional.empty()));
    }

    private Optional<DoorWay.RentalRide> ride(
            SharedVehicle vehicle, StreetPoint end, Optional<VehicleStation> returnTo) {
        Optional<StreetRoute> route = fleet.spot(vehicle).ride().flatMap(start -> streets.findRoute(start, end));
        return route.filter(way -> vehicle.reaches(way.distanceMetres()))
                .map(way -> new DoorWay.RentalRide(
                        vehicle,
                        ridingSeconds(vehicle, way.distanceMetres(), way.seconds()),
                        way.distanceMetres(),
                        returnTo));
    }
}
