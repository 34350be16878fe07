package org.commonway.planner.door;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.fleet.ShortRides;
import org.commonway.planner.fleet.StopPlane;
import org.commonway.planner.fleet.VehicleNear;
import org.commonway.planner.network.Network;
import org.commonway.planner.network.Walk;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.search.DoorLabel;
import org.commonway.planner.search.RidesBetween;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;

/**
 * Rides on shared vehicles from stop to stop. Vehicles within a short walk of the stop are looked at: the nearest of each
 * kind, and the next if the nearest does not come far. They are ridden for at most {@link ShortRides#METRES} in the bee-line
 * and {@link ShortRides#SECONDS}, and left as they are at the end of a way from the origin. Not for many threads.
 */
public final class VehiclesBetween implements RidesBetween {
    private static final int HANDLING_SECONDS = DoorWay.UNLOCK_SECONDS + DoorWay.PARK_SECONDS;

    private final Network network;
    private final StopPlane plane;
    private final FleetIndex fleet;
    private final Currency currency;
    private final RideRules rules;
    private final Rides rides;
    private final List<DoorWay> ways;
    private final Map<Integer, List<Candidate>> byStop = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();

    /** A vehicle that one who gets off at a stop might take, known by a number. */
    private record Candidate(
            int number, SharedVehicle vehicle, Walk walk, StreetPoint start, float x, float y, float fastest) {}

    /**
     * Rides on the vehicles of a fleet.
     *
     * @param ways to which those are added that the search has use for
     */
    public VehiclesBetween(Network network, FleetIndex fleet, Currency currency, RideRules rules, List<DoorWay> ways) {
        this.network = network;
        this.plane = fleet.shortRides().plane();
        this.fleet = fleet;
        this.currency = currency;
        this.rules = rules;
        this.rides = new Rides(fleet, rules);
        this.ways = ways;
    }

    @Override
    public Timely by(int[] latest) {
        GainBound bound = new GainBound(plane, latest);
        return (stop, time, visitor) -> visit(stop, time, latest, bound, visitor);
    }

    private void visit(int stop, int time, int[] latest, GainBound bound, Visitor visitor) {
        float fastest = fleet.fastestNear(stop);
        if (fastest == 0 || !bound.mayGain(plane.x(stop), plane.y(stop), time + HANDLING_SECONDS, fastest)) {
            return;
        }
        for (Candidate candidate : byStop.computeIfAbsent(stop, this::find)) {
            int riding = time + candidate.walk().seconds() + HANDLING_SECONDS;
            if (bound.mayGain(candidate.x(), candidate.y(), riding, candidate.fastest())) {
                show(candidate, riding, riding - time, latest, visitor);
            }
        }
    }

    private List<Candidate> find(int stop) {
        List<Candidate> found = new ArrayList<>();
        Map<String, Integer> byKind = new HashMap<>();
        for (VehicleNear near : fleet.listNear(stop)) {
            SharedVehicle vehicle = near.vehicle();
            int known = byKind.getOrDefault(near.kind(), 0);
            if (known < DoorSearch.NEAREST && rules.mayRent(vehicle)) {
                byKind.put(near.kind(), vehicle.reaches(Rides.RIDE_COURSE_METRES) ? DoorSearch.NEAREST : known + 1);
                fleet.spot(vehicle).ride().ifPresent(start -> found.add(candidate(near, start)));
            }
        }
        return found;
    }

    private Candidate candidate(VehicleNear near, StreetPoint start) {
        SharedVehicle vehicle = near.vehicle();
        Candidate made = new Candidate(
                candidates.size(),
                vehicle,
                near.walk(),
                start,
                plane.x(vehicle.position()),
                plane.y(vehicle.position()),
                near.fastest());
        candidates.add(made);
        return made;
    }

    private ShortRides.Around around(Candidate candidate) {
        return fleet.shortRides().from(candidate.start(), rules.streets(candidate.vehicle()));
    }

    /** Shows where the vehicle may be left; {@code riding} is when one is there but for the ride itself. */
    private void show(Candidate candidate, int riding, int otherSeconds, int[] latest, Visitor visitor) {
        SharedVehicle vehicle = candidate.vehicle();
        ShortRides.Around around = around(candidate);
        if (vehicle.stationId().isEmpty()) {
            ShortRides.Ends ends = around.stops();
            for (int i = 0; i < ends.count(); i++) {
                int seconds = seconds(vehicle, ends, i);
                int stop = ends.number(i);
                if (riding + seconds <= latest[stop]
                        && vehicle.reaches(ends.metres(i))
                        && rules.mayLeave(vehicle, network.coordinate(stop))) {
                    visitor.visit(stop, otherSeconds + seconds, candidate.number());
                }
            }
        }
        if (usesStations(vehicle)) {
            ShortRides.Ends ends = around.stations();
            for (int i = 0; i < ends.count(); i++) {
                int seconds = seconds(vehicle, ends, i);
                visitStops(vehicle, ends, i, (stop, station, walk) -> {
                    if (riding + seconds + walk.seconds() <= latest[stop]) {
                        visitor.visit(stop, otherSeconds + seconds + walk.seconds(), candidate.number());
                    }
                });
            }
        }
    }

    private boolean usesStations(SharedVehicle vehicle) {
        return vehicle.stationId().isPresent() || rules.mayNeedStation(vehicle);
    }

    /** What is shown a stop near a station. */
    private interface StationVisitor {
        void visit(int stop, VehicleStation station, Walk walk);
    }

    /** Shows the stops near the stations of an end at which the vehicle may be given back. */
    private void visitStops(SharedVehicle vehicle, ShortRides.Ends ends, int end, StationVisitor visitor) {
        for (VehicleStation station : fleet.listReturns(ends.number(end))) {
            if (vehicle.reaches(ends.metres(end)) && rules.mayReturn(vehicle, station)) {
                fleet.spot(station).visitStops((stop, walk) -> visitor.visit(stop, station, walk));
            }
        }
    }

    private static int seconds(SharedVehicle vehicle, ShortRides.Ends ends, int entry) {
        return Rides.seconds(vehicle, ends.metres(entry), ends.seconds(entry), ends.delaySeconds(entry));
    }

    @Override
    public DoorLabel label(int number, int target) {
        DoorWay way = way(candidates.get(number), target);
        ways.add(way);
        return DoorWays.label(target, way, ways.size() - 1, currency);
    }

    /** The quickest of the ways that were shown. */
    private DoorWay way(Candidate candidate, int target) {
        SharedVehicle vehicle = candidate.vehicle();
        ShortRides.Around around = around(candidate);
        List<DoorWay> found = new ArrayList<>();
        int at = around.stops().find(target);
        if (at >= 0 && vehicle.stationId().isEmpty() && rules.mayLeave(vehicle, network.coordinate(target))) {
            add(
                    found,
                    candidate,
                    ride(vehicle, network.coordinate(target), around.stops(), at, Optional.empty()),
                    DoorWay.Walk.NONE);
        }
        for (int end = 0; usesStations(vehicle) && end < around.stations().count(); end++) {
            int last = end;
            visitStops(vehicle, around.stations(), end, (stop, station, walk) -> {
                if (stop == target) {
                    add(
                            found,
                            candidate,
                            ride(vehicle, station.position(), around.stations(), last, Optional.of(station)),
                            DoorWay.Walk.of(walk));
                }
            });
        }
        return found.stream().min(Comparator.comparingInt(DoorWay::seconds)).orElseThrow();
    }

    private Optional<DoorWay.RentalRide> ride(
            SharedVehicle vehicle, Coordinate end, ShortRides.Ends ends, int entry, Optional<VehicleStation> returnTo) {
        Rides.Way way = new Rides.Way(
                ends.metres(entry), ends.seconds(entry), ends.delaySeconds(entry), () -> rides.course(vehicle, end));
        return rides.ride(vehicle, way, returnTo);
    }

    private static void add(
            List<DoorWay> found, Candidate candidate, Optional<DoorWay.RentalRide> ride, DoorWay.Walk after) {
        ride.ifPresent(some -> found.add(new DoorWay(DoorWay.Walk.of(candidate.walk()), Optional.of(some), after)));
    }
}
