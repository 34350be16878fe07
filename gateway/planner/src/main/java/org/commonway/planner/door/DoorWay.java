package org.commonway.planner.door;

import java.util.Optional;
import org.commonway.planner.streets.Streets;
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
     */
    public record Walk(int seconds, int metres) {
        /** No walk at all. */
        public static final Walk NONE = new Walk(0, 0);
    }

    /**
     * A ride on a rented vehicle.
     *
     * @param vehicle which
     * @param streets the streets as it may use them
     * @param seconds riding time
     * @param metres how far
     * @param returnTo where it must be given back; empty when it may be left where the ride ends
     */
    public record RentalRide(
            SharedVehicle vehicle, Streets streets, int seconds, int metres, Optional<VehicleStation> returnTo) {}

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
