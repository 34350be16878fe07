package org.commonway.planner.door;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.fleet.ShortRides;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.StreetWay;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/**
 * Rides that end at the destination or at a station near it. What many vehicles at many places may ride to is searched
 * once from where they end; what few are, or stand at stations, is looked up ({@link ShortRides}). Not for many threads.
 */
final class RidesIn {
    private final Streets streets;
    private final FleetIndex fleet;
    private final RideRules rules;
    private final Rides rides;
    private final Map<Rides.Ground, Optional<StreetReach>> toDestination = new HashMap<>();
    private final Map<Ending, StreetReach> searched = new HashMap<>();
    private final Map<Ending, ShortRides.To> lookUps = new HashMap<>();

    /** Where rides end, over these streets. */
    private record Ending(Streets streets, StreetPoint point) {}

    RidesIn(Streets streets, FleetIndex fleet, RideRules rules, Rides rides) {
        this.streets = streets;
        this.fleet = fleet;
        this.rules = rules;
        this.rides = rides;
    }

    /** What is within a ride of the destination, which is always the same; searched for each ground when first asked for. */
    Optional<StreetReach> reachTo(Coordinate destination, Rides.Ground ground) {
        return toDestination.computeIfAbsent(
                ground,
                missing -> streets.findPoint(destination, ground.profile()).map(end -> search(ground.streets(), end)));
    }

    private StreetReach search(Streets over, StreetPoint end) {
        return searched.computeIfAbsent(
                new Ending(over, end), ending -> Rides.reachTo(ending.streets(), ending.point()));
    }

    /** The ride to a station, within the limits of rides to stops. Vehicles that are not docked may stand anywhere. */
    Optional<DoorWay.RentalRide> toStation(
            SharedVehicle vehicle, StreetPoint start, StreetPoint end, Optional<VehicleStation> returnTo) {
        Streets over = rules.streets(vehicle);
        if (vehicle.stationId().isEmpty()) {
            return rides.ride(vehicle, search(over, end), start, returnTo);
        }
        Optional<StreetWay> quickest = lookUp(over, end).find(start);
        if (quickest.isEmpty() || quickest.get().seconds() > Rides.RIDE_SECONDS) {
            return Optional.empty();
        }
        // A shorter way may be quick enough.
        return quickest.get().metres() > Rides.RIDE_COURSE_METRES
                ? rides.ride(vehicle, search(over, end), start, returnTo)
                : rides.ride(vehicle, quickest.get(), end, returnTo);
    }

    /** The ride from where a vehicle stands to this point, however far. */
    Optional<DoorWay.RentalRide> direct(SharedVehicle vehicle, StreetPoint end, Optional<VehicleStation> returnTo) {
        Optional<StreetWay> way = fleet.spot(vehicle)
                .ride()
                .flatMap(start -> lookUp(rules.streets(vehicle), end).find(start));
        return way.isPresent() ? rides.ride(vehicle, way.get(), end, returnTo) : rides.ride(vehicle, end, returnTo);
    }

    private ShortRides.To lookUp(Streets over, StreetPoint end) {
        return lookUps.computeIfAbsent(
                new Ending(over, end), ending -> fleet.shortRides().to(ending.point(), ending.streets()));
    }
}
