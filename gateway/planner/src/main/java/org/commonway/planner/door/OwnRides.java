package org.commonway.planner.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.planner.fleet.ParkSpots;
import org.commonway.planner.fleet.Spot;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.ParkAndRide;
import org.commonway.planner.streets.StreetPoint;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetReach;
import org.commonway.planner.streets.Streets;

/**
 * Ways on what the rider owns, which stands at the origin: a bicycle, ridden all the way or left at a stop within 4
 * kilometres in the bee-line and 20 minutes; a car, driven all the way or left at a park-and-ride place within 45 minutes,
 * of which stops are at most 400 metres away.
 */
public final class OwnRides {
    /** Locking a bicycle. */
    static final int LOCK_SECONDS = 60;
    /** Finding a space for a car, and leaving it. */
    static final int PARK_SECONDS = 180;

    private static final int DRIVE_SECONDS = 45 * 60;

    private final Streets streets;
    private final Network network;
    private final ParkSpots parks;
    private final EmissionFactors emissions;
    private final Set<Mode> owned;
    private final Coordinate origin;

    /**
     * Rides from this door.
     *
     * @param owned of BICYCLE and CAR, what stands at the origin
     */
    public OwnRides(
            Streets streets,
            Network network,
            ParkSpots parks,
            EmissionFactors emissions,
            Set<Mode> owned,
            Coordinate origin) {
        this.streets = streets;
        this.network = network;
        this.parks = parks;
        this.emissions = emissions;
        this.owned = Set.copyOf(owned);
        this.origin = origin;
    }

    /** Adds the ways to stops to those that there are. */
    public void addTo(DoorWays ways) {
        if (owned.contains(Mode.BICYCLE)) {
            streets.findPoint(origin, StreetProfile.BIKE).ifPresent(start -> cycle(ways, start));
        }
        if (owned.contains(Mode.CAR)) {
            streets.findPoint(origin, StreetProfile.CAR).ifPresent(start -> park(ways, start));
        }
    }

    private void cycle(DoorWays ways, StreetPoint start) {
        StreetReach reach = Rides.reachFrom(streets, start);
        network.grid()
                .visitWithin(
                        origin,
                        Rides.RIDE_METRES,
                        stop -> network.findPoint(stop, StreetProfile.BIKE)
                                .flatMap(end -> ride(Mode.BICYCLE, reach, end, Optional.empty()))
                                .ifPresent(ride -> ways.ride(
                                        stop, new DoorWay(DoorWay.Walk.NONE, Optional.of(ride), DoorWay.Walk.NONE))));
    }

    private void park(DoorWays ways, StreetPoint start) {
        List<ParkSpots.ParkSpot> places = parks.list();
        if (places.isEmpty()) {
            return;
        }
        StreetReach reach = streets.reachFrom(start, DRIVE_SECONDS);
        for (ParkSpots.ParkSpot place : places) {
            Spot spot = place.spot();
            spot.ride()
                    .flatMap(end -> ride(Mode.CAR, reach, end, Optional.of(place.place())))
                    .ifPresent(ride -> spot.visitStops((stop, walk) ->
                            ways.ride(stop, new DoorWay(DoorWay.Walk.NONE, Optional.of(ride), DoorWay.Walk.of(walk)))));
        }
    }

    private Optional<DoorWay.OwnRide> ride(
            Mode mode, StreetReach reach, StreetPoint end, Optional<ParkAndRide> leftAt) {
        int metres = reach.metresTo(end);
        return metres == StreetReach.UNREACHED
                ? Optional.empty()
                : Optional.of(ride(mode, reach.secondsTo(end), metres, leftAt));
    }

    private DoorWay.OwnRide ride(Mode mode, int seconds, int metres, Optional<ParkAndRide> leftAt) {
        int grams = (int) ((long) emissions.getGramsPerKm(mode) * metres / 1000);
        return new DoorWay.OwnRide(mode, seconds, metres, grams, leftAt);
    }

    /** Ways from door to door. */
    public List<DoorWay> direct(Coordinate destination) {
        List<DoorWay> found = new ArrayList<>();
        for (Mode mode : owned) {
            StreetProfile profile = profileOf(mode);
            streets.findPoint(origin, profile)
                    .flatMap(start ->
                            streets.findPoint(destination, profile).flatMap(end -> streets.findRoute(start, end)))
                    .map(way -> ride(mode, way.seconds(), way.distanceMetres(), Optional.empty()))
                    .ifPresent(ride -> found.add(new DoorWay(DoorWay.Walk.NONE, Optional.of(ride), DoorWay.Walk.NONE)));
        }
        return found;
    }

    /** Which streets it uses. */
    static StreetProfile profileOf(Mode mode) {
        return mode == Mode.CAR ? StreetProfile.CAR : StreetProfile.BIKE;
    }
}
