package org.commonway.planner.door;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetRoute;
import org.commonway.planner.streets.StreetWay;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/** Works out single rides: how far and how long, along the streets that the vehicle may use and within its range. */
final class Rides {
    /** To and from stops, in the bee-line. */
    static final int RIDE_METRES = 4_000;

    static final int RIDE_SECONDS = 20 * 60;
    /** Along the streets: twice the bee-line. */
    static final int RIDE_COURSE_METRES = 2 * RIDE_METRES;

    private final FleetIndex fleet;
    private final RideRules rules;

    Rides(FleetIndex fleet, RideRules rules) {
        this.fleet = fleet;
        this.rules = rules;
    }

    static StreetReach reachFrom(Streets streets, StreetPoint start) {
        return streets.reachFrom(start, RIDE_SECONDS, RIDE_COURSE_METRES);
    }

    static StreetReach reachTo(Streets streets, StreetPoint end) {
        return streets.reachTo(end, RIDE_SECONDS, RIDE_COURSE_METRES);
    }

    /** A ride between the place that was searched from, over the vehicle's streets, and another. */
    Optional<DoorWay.RentalRide> ride(
            SharedVehicle vehicle, StreetReach reach, StreetPoint other, Optional<VehicleStation> returnTo) {
        int metres = reach.metresTo(other);
        return metres == StreetReach.UNREACHED
                ? Optional.empty()
                : ride(
                        vehicle,
                        new Way(
                                metres,
                                reach.secondsTo(other),
                                reach.delaySecondsTo(other),
                                () -> reach.courseTo(other)),
                        returnTo);
    }

    /** A ride from where the vehicle stands to this point, however far. */
    Optional<DoorWay.RentalRide> ride(SharedVehicle vehicle, StreetPoint end, Optional<VehicleStation> returnTo) {
        return route(vehicle, end)
                .flatMap(route -> ride(
                        vehicle,
                        new Way(route.distanceMetres(), route.seconds(), route.delaySeconds(), route::geometry),
                        returnTo));
    }

    /** A ride from where the vehicle stands to this point by the way that was looked up; its course is searched when asked for. */
    Optional<DoorWay.RentalRide> ride(
            SharedVehicle vehicle, StreetWay way, StreetPoint end, Optional<VehicleStation> returnTo) {
        return ride(
                vehicle,
                new Way(
                        way.metres(),
                        way.seconds(),
                        way.delaySeconds(),
                        () -> route(vehicle, end)
                                .map(StreetRoute::geometry)
                                .orElseGet(() -> List.of(vehicle.position(), end.place()))),
                returnTo);
    }

    private Optional<StreetRoute> route(SharedVehicle vehicle, StreetPoint end) {
        return fleet.spot(vehicle)
                .ride()
                .flatMap(start -> rules.streets(vehicle).findRoute(start, end));
    }

    /** The course of a ride from where the vehicle stands to a place; the bee-line where streets do not join the two. */
    List<Coordinate> course(SharedVehicle vehicle, Coordinate end) {
        return fleet.streets()
                .findPoint(end, FleetIndex.profileOf(vehicle))
                .flatMap(point -> route(vehicle, point))
                .map(StreetRoute::geometry)
                .orElseGet(() -> List.of(vehicle.position(), end));
    }

    /** A car drives as fast as the streets allow; everything else rides at its own speed. */
    Optional<DoorWay.RentalRide> ride(SharedVehicle vehicle, Way way, Optional<VehicleStation> returnTo) {
        if (!vehicle.reaches(way.metres())) {
            return Optional.empty();
        }
        int seconds = seconds(vehicle, way.metres(), way.streetSeconds(), way.delaySeconds());
        return Optional.of(new DoorWay.RentalRide(vehicle, way.course(), seconds, way.metres(), returnTo));
    }

    /**
     * A way along the vehicle's streets.
     *
     * @param metres how far
     * @param streetSeconds by the streets' speeds
     * @param delaySeconds as {@link StreetReach#delaySecondsTo}
     * @param course its positions, when asked for
     */
    record Way(int metres, int streetSeconds, int delaySeconds, Supplier<List<Coordinate>> course) {}

    /** Riding time. */
    static int seconds(SharedVehicle vehicle, int metres, int streetSeconds, int delaySeconds) {
        return vehicle.type().formFactor() == FormFactor.CAR
                ? streetSeconds
                : vehicle.type().ridingSeconds(metres) + delaySeconds;
    }

    /** Which streets the vehicle uses, and which of them it may. */
    Ground ground(SharedVehicle vehicle) {
        return new Ground(rules.streets(vehicle), FleetIndex.profileOf(vehicle));
    }

    /**
     * Streets and how they are used.
     *
     * @param streets as the vehicle may use them
     * @param profile its own
     */
    record Ground(Streets streets, StreetProfile profile) {}
}
