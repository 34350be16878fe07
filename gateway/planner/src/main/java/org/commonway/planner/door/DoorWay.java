package org.commonway.planner.door;

import java.util.Optional;
import org.commonway.planner.network.StreetPart;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/**
 * A way between a door and a stop, or from door to door: a walk, or a walk, a rented vehicle and another walk.
 *
 * @param before the walk at the start
 * @param rental the ride, if any
 * @param after the walk at the end; nothing without a rental
 */
public record DoorWay(Walk before, Optional<RentalRide> rental, Walk after) {
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

    /**
     * A ride on a rented vehicle.
     *
     * @param vehicle which
     * @param seconds riding time
     * @param metres how far
     * @param returnTo where it must be docked; empty when free-floating
     */
    public record RentalRide(SharedVehicle vehicle, int seconds, int metres, Optional<VehicleStation> returnTo) {}

    /** From door to stop or the other way round. */
    public int seconds() {
        return before.seconds()
                + after.seconds()
                + rental.map(ride -> UNLOCK_SECONDS + ride.seconds() + PARK_SECONDS)
                        .orElse(0);
    }

    /** Metres on foot. */
    public int walkMetres() {
        return before.metres() + after.metres();
    }
}
