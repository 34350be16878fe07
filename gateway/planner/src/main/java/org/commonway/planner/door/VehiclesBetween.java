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
import org.commonway.planner.streets.StreetWay;
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
            int number, SharedVehicle vehicle, Walk walk, ShortRides.Around rides, float x, float y, float fastest) {}

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
        ReturnBound returns = new ReturnBound(fleet, latest);
        return (stop, time, visitor) -> visit(stop, time, bound, returns, visitor);
    }

    private void visit(int stop, int time, GainBound bound, ReturnBound returns, Visitor visitor) {
        float fastest = fleet.fastestNear(stop);
        if (fastest == 0 || !bound.mayGain(plane.x(stop), plane.y(stop), time + HANDLING_SECONDS, fastest)) {
            return;
        }
        for (Candidate candidate : byStop.computeIfAbsent(stop, this::find)) {
            int riding = time + candidate.walk().seconds() + HANDLING_SECONDS;
            if (bound.mayGain(candidate.x(), candidate.y(), riding, candidate.fastest())) {
                Visitor shown = (target, seconds, number) -> visitor.visit(target, riding - time + seconds, number);
                if (candidate.vehicle().stationId().isEmpty()) {
                    showStops(candidate, riding, bound, shown);
                }
                if (usesStations(candidate.vehicle())) {
                    showStations(candidate, riding, returns, shown);
                }
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
                fleet.shortRides().from(start, rules.streets(vehicle)),
                plane.x(vehicle.position()),
                plane.y(vehicle.position()),
                near.fastest());
        candidates.add(made);
        return made;
    }

    /** Shows the stops at which the vehicle may be left; {@code riding} is when one is there but for the ride itself. */
    private void showStops(Candidate candidate, int riding, GainBound bound, Visitor visitor) {
        SharedVehicle vehicle = candidate.vehicle();
        bound.visitGains(candidate.x(), candidate.y(), riding, candidate.fastest(), (stop, latest) -> {
            Optional<StreetWay> way = candidate.rides().findToStop(stop);
            if (way.isPresent()
                    && riding + seconds(vehicle, way.get()) <= latest
                    && vehicle.reaches(way.get().metres())
                    && rules.mayLeave(vehicle, network.coordinate(stop))) {
                visitor.visit(stop, seconds(vehicle, way.get()), candidate.number());
            }
        });
    }

    /** Shows the stops near stations at which it may be given back. */
    private void showStations(Candidate candidate, int riding, ReturnBound returns, Visitor visitor) {
        SharedVehicle vehicle = candidate.vehicle();
        returns.visitGains(candidate.x(), candidate.y(), riding, candidate.fastest(), place -> {
            Optional<StreetWay> way = candidate.rides().findToStation(place);
            if (way.isPresent()) {
                int seconds = seconds(vehicle, way.get());
                visitStops(vehicle, way.get(), place, (stop, station, walk) -> {
                    if (returns.isInTime(stop, riding + seconds + walk.seconds())) {
                        visitor.visit(stop, seconds + walk.seconds(), candidate.number());
                    }
                });
            }
        });
    }

    private boolean usesStations(SharedVehicle vehicle) {
        return vehicle.stationId().isPresent() || rules.mayNeedStation(vehicle);
    }

    /** What is shown a stop near a station. */
    private interface StationVisitor {
        void visit(int stop, VehicleStation station, Walk walk);
    }

    /** Shows the stops near the stations of a place, to which this is the ride, at which the vehicle may be given back. */
    private void visitStops(SharedVehicle vehicle, StreetWay way, int place, StationVisitor visitor) {
        for (VehicleStation station : fleet.listReturns(place)) {
            if (vehicle.reaches(way.metres()) && rules.mayReturn(vehicle, station)) {
                fleet.spot(station).visitStops((stop, walk) -> visitor.visit(stop, station, walk));
            }
        }
    }

    private static int seconds(SharedVehicle vehicle, StreetWay way) {
        return Rides.seconds(vehicle, way.metres(), way.seconds(), way.delaySeconds());
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
        ShortRides.Around around = candidate.rides();
        List<DoorWay> found = new ArrayList<>();
        if (vehicle.stationId().isEmpty() && rules.mayLeave(vehicle, network.coordinate(target))) {
            around.findToStop(target).ifPresent(way -> {
                Optional<DoorWay.RentalRide> ride = ride(vehicle, network.coordinate(target), way, Optional.empty());
                add(found, candidate, ride, DoorWay.Walk.NONE);
            });
        }
        if (usesStations(vehicle)) {
            for (int place = 0; place < fleet.shortRides().stationCount(); place++) {
                int last = place;
                around.findToStation(place)
                        .ifPresent(way -> visitStops(vehicle, way, last, (stop, station, walk) -> {
                            if (stop == target) {
                                Optional<DoorWay.RentalRide> ride =
                                        ride(vehicle, station.position(), way, Optional.of(station));
                                add(found, candidate, ride, DoorWay.Walk.of(walk));
                            }
                        }));
            }
        }
        return found.stream().min(Comparator.comparingInt(DoorWay::seconds)).orElseThrow();
    }

    private Optional<DoorWay.RentalRide> ride(
            SharedVehicle vehicle, Coordinate end, StreetWay found, Optional<VehicleStation> returnTo) {
        Rides.Way way =
                new Rides.Way(found.metres(), found.seconds(), found.delaySeconds(), () -> rides.course(vehicle, end));
        return rides.ride(vehicle, way, returnTo);
    }

    private static void add(
            List<DoorWay> found, Candidate candidate, Optional<DoorWay.RentalRide> ride, DoorWay.Walk after) {
        ride.ifPresent(some -> found.add(new DoorWay(DoorWay.Walk.of(candidate.walk()), Optional.of(some), after)));
    }
}
