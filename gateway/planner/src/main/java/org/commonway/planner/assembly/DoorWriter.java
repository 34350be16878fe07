package org.commonway.planner.assembly;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.door.DoorWay;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.LegCost;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.OwnVehicleLeg;
import org.commonway.planner.itinerary.Rental;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Place;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/** Writes the legs of a way between a door and a stop, or from door to door. */
final class DoorWriter {
    private static final String PARK_AND_RIDE = "Park and ride";

    private final WalkWriter walks;
    private final FleetIndex fleet;

    DoorWriter(WalkWriter walks, FleetIndex fleet) {
        this.walks = walks;
        this.fleet = fleet;
    }

    void write(List<Leg> legs, DoorWay way, Place from, Place to, Instant departure) {
        if (way.own().isPresent()) {
            own(legs, way.own().get(), way.after(), from, to, departure);
            return;
        }
        if (way.rental().isEmpty()) {
            walks.walk(from, to, departure, way.before()).ifPresent(legs::add);
            return;
        }
        DoorWay.RentalRide ride = way.rental().get();
        Place start = new Place(startName(ride.vehicle()), ride.vehicle().position());
        Place end = ride.returnTo()
                .map(station -> new Place(station.name(), station.position()))
                .orElse(to);
        walks.walk(from, start, departure, way.before()).ifPresent(legs::add);
        Instant riding = departure.plusSeconds(way.before().seconds() + DoorWay.UNLOCK_SECONDS);
        Instant arrived = riding.plusSeconds(ride.seconds());
        legs.add(rental(
                ride,
                new LegPath(
                        start,
                        end,
                        riding,
                        arrived,
                        ride.metres(),
                        ride.course().get())));
        walks.walk(end, to, arrived.plusSeconds(DoorWay.PARK_SECONDS), way.after())
                .ifPresent(legs::add);
    }

    /** The vehicle stands at the door. */
    private void own(
            List<Leg> legs, DoorWay.OwnRide ride, DoorWay.Walk after, Place from, Place to, Instant departure) {
        Place end = ride.leftAt()
                .map(park -> new Place(park.name().isEmpty() ? PARK_AND_RIDE : park.name(), park.position()))
                .orElse(to);
        Instant arrived = departure.plusSeconds(ride.seconds());
        legs.add(new OwnVehicleLeg(
                ride.mode(),
                new LegPath(
                        from,
                        end,
                        departure,
                        arrived,
                        ride.metres(),
                        walks.course(
                                from.coordinate(),
                                end.coordinate(),
                                ride.mode() == Mode.CAR ? StreetProfile.CAR : StreetProfile.BIKE)),
                new LegCost(Optional.empty(), ride.co2Grams())));
        walks.walk(end, to, arrived.plusSeconds(ride.endSeconds()), after).ifPresent(legs::add);
    }

    private String startName(SharedVehicle vehicle) {
        return fleet.findStation(vehicle).map(VehicleStation::name).orElse("");
    }

    private static RentalLeg rental(DoorWay.RentalRide ride, LegPath path) {
        SharedVehicle vehicle = ride.vehicle();
        int grams = (int) ((long) vehicle.type().co2GramsPerKm() * ride.metres() / 1000);
        return new RentalLeg(
                vehicle.operatorId(),
                vehicle.type().formFactor().mode(),
                path,
                new LegCost(Optional.of(vehicle.plan().priceFor(ride.seconds())), grams),
                new Rental(
                        vehicle.vehicleId(),
                        vehicle.type().typeId(),
                        vehicle.plan().planId(),
                        ride.seconds(),
                        vehicle.stationId(),
                        ride.returnTo().map(VehicleStation::stationId),
                        vehicle.type().minimumAge()));
    }
}
