package org.commonway.planner.door;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.StreetPart;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.ParkAndRide;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/**
 * A way between a door and a stop, or from door to door: a walk, or a walk, a ride and another walk.
 *
 * @param before the walk at the start
 * @param ride on a rented or an own vehicle, if any
 * @param after the walk at the end; nothing without a ride
 */
public record DoorWay(Walk before, Optional<? extends Ride> ride, Walk after) {
    /** From reaching a vehicle to riding it. */
    public static final int UNLOCK_SECONDS = 60;
    /** From stopping to walking away. */
    public static final int PARK_SECONDS = 30;

    /**
     * A walk.
     *
     * @param seconds how long
     * @param metres how far
     * @param street how it goes along the streets
     */
    public record Walk(int seconds, int metres, StreetPart street) {
        /** No walk at all. */
        public static final Walk NONE = new Walk(0, 0, StreetPart.onFoot());

        /** As it was found. */
        static Walk of(org.commonway.planner.network.Walk found) {
            return new Walk(found.seconds(), found.metres(), found.street().orElseGet(StreetPart::onFoot));
        }
    }

    /** A ride on one vehicle. */
    public sealed interface Ride permits RentalRide, OwnRide {
        /** Riding time in seconds. */
        int seconds();

        /** How far. */
        int metres();

        /** Seconds from reaching the vehicle to riding it. */
        int startSeconds();

        /** Seconds from stopping to walking away. */
        int endSeconds();
    }

    /**
     * A ride on a rented vehicle.
     *
     * @param vehicle which
     * @param course how it goes along the streets that it may use, worked out when asked for
     * @param seconds riding time
     * @param metres how far
     * @param returnTo where it must be given back; empty when it may be left where the ride ends
     */
    public record RentalRide(
            SharedVehicle vehicle,
            Supplier<List<Coordinate>> course,
            int seconds,
            int metres,
            Optional<VehicleStation> returnTo)
            implements Ride {
        private RentalRide undrawn() {
            List<Coordinate> none = List.of(vehicle.position(), vehicle.position());
            return new RentalRide(vehicle, () -> none, seconds, metres, returnTo);
        }

        @Override
        public int startSeconds() {
            return UNLOCK_SECONDS;
        }

        @Override
        public int endSeconds() {
            return PARK_SECONDS;
        }
    }

    /**
     * A ride on the rider's own vehicle, which stands at the door.
     *
     * @param mode bicycle or car
     * @param seconds riding time
     * @param metres how far
     * @param co2Grams of all who ride
     * @param leftAt the park-and-ride place where a car is left; empty at a stop and at the destination
     */
    public record OwnRide(Mode mode, int seconds, int metres, int co2Grams, Optional<ParkAndRide> leftAt)
            implements Ride {
        @Override
        public int startSeconds() {
            return 0;
        }

        @Override
        public int endSeconds() {
            return mode == Mode.CAR ? OwnRides.PARK_SECONDS : OwnRides.LOCK_SECONDS;
        }
    }

    /** The same, with no course of a rented ride: for whoever does not look at its course, which may be long in coming. */
    public DoorWay undrawn() {
        return new DoorWay(
                before, ride.map(some -> some instanceof RentalRide rental ? rental.undrawn() : some), after);
    }

    /** The ride, if it is a rented one. */
    public Optional<RentalRide> rental() {
        return ride.filter(RentalRide.class::isInstance).map(RentalRide.class::cast);
    }

    /** The ride, if it is on an own vehicle. */
    public Optional<OwnRide> own() {
        return ride.filter(OwnRide.class::isInstance).map(OwnRide.class::cast);
    }

    /** From door to stop or the other way round. */
    public int seconds() {
        return before.seconds()
                + after.seconds()
                + ride.map(some -> some.startSeconds() + some.seconds() + some.endSeconds())
                        .orElse(0);
    }

    /** Metres on foot. */
    public int walkMetres() {
        return before.metres() + after.metres();
    }
}
