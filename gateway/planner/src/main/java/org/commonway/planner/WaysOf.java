package org.commonway.planner;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.planner.door.DoorWay;
import org.commonway.planner.door.RideRules;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.search.Journey;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.rule.OpeningHours;

/**
 * The ways of a journey that are not on vehicles of a timetable.
 *
 * @param journey whose they are
 * @param out from the origin
 * @param between from a stop to another, on a shared vehicle
 * @param in to the destination
 */
record WaysOf(Journey journey, DoorWay out, Optional<DoorWay> between, DoorWay in) {
    /** The ways of a journey, which knows them by their index in this list. */
    static WaysOf of(Journey journey, List<DoorWay> ways) {
        return new WaysOf(
                journey,
                ways.get(journey.access().detail()),
                journey.between().map(some -> ways.get(some.way().detail())),
                ways.get(journey.egress().detail()));
    }

    private List<SharedVehicle> vehicles() {
        return Stream.of(Stream.of(out), between.stream(), Stream.of(in))
                .flatMap(ways -> ways)
                .flatMap(way -> way.rental().stream())
                .map(DoorWay.RentalRide::vehicle)
                .toList();
    }

    /** Ids of the shared vehicles, each with its operator's. */
    Set<String> rented() {
        return vehicles().stream()
                .map(vehicle -> Found.idOf(vehicle.operatorId(), vehicle.vehicleId()))
                .collect(Collectors.toSet());
    }

    /** Whether no vehicle is needed where it no longer stands. */
    boolean isEachVehicleOnce() {
        return vehicles().size() == rented().size();
    }

    /** Hours that one of the ways breaks; empty if none does. */
    Optional<OpeningHours> findViolated(RideRules rules, DayNetwork day) {
        Instant base = day.base();
        return RiderVehicles.findViolated(rules, out, base.plusSeconds(journey.departure()))
                .or(() -> between.flatMap(way -> {
                    Journey.Ride off =
                            journey.rides().get(journey.between().orElseThrow().after());
                    return RiderVehicles.findViolated(
                            rules, way, base.plusSeconds(day.arrival(off.pattern(), off.trip(), off.alight())));
                }))
                .or(() -> RiderVehicles.findViolated(
                        rules, in, base.plusSeconds(journey.totals().arrival() - in.seconds())));
    }
}
