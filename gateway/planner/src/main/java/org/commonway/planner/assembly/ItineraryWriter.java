package org.commonway.planner.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.door.DoorWay;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.LegCost;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.OnDemandLeg;
import org.commonway.planner.itinerary.WalkLeg;
import org.commonway.planner.ride.OnDemandOption;
import org.commonway.planner.search.Journey;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.StreetRoute;

/** Writes what a search found as trips for people. */
public final class ItineraryWriter {
    private final Setting setting;
    private final WalkWriter walks;
    private final DoorWriter doors;

    /** A writer for what was found in this setting. */
    public ItineraryWriter(Setting setting) {
        this.setting = setting;
        this.walks = new WalkWriter(setting.streets(), setting.network().steps());
        this.doors = new DoorWriter(walks, setting.fleet());
    }

    /** A journey with its ways to the first and from the last stop, and the one between two rides if there is one. */
    public Itinerary journey(Journey journey, DoorWay access, Optional<DoorWay> between, DoorWay egress) {
        TransitWriter transit = new TransitWriter(setting, walks, doors);
        List<Leg> legs = new ArrayList<>();
        Instant departure = setting.day().base().plusSeconds(journey.departure());
        doors.write(legs, access, setting.from(), transit.place(journey.access().stop()), departure);
        transit.write(legs, journey, between);
        Instant alighted = legs.get(legs.size() - 1).arrival();
        doors.write(legs, egress, transit.place(journey.egress().stop()), setting.to(), alighted);
        return new Itinerary(legs, setting.currency());
    }

    /** A rented or own vehicle from door to door. */
    public Itinerary ride(DoorWay way, Instant departure) {
        List<Leg> legs = new ArrayList<>();
        doors.write(legs, way, setting.from(), setting.to(), departure);
        return new Itinerary(legs, setting.currency());
    }

    /** A walk from door to door. */
    public Itinerary walk(StreetRoute route, Instant departure) {
        LegPath path = new LegPath(
                setting.from(),
                setting.to(),
                departure,
                departure.plusSeconds(route.seconds()),
                route.distanceMetres(),
                route.geometry());
        return new Itinerary(List.of(new WalkLeg(path)), setting.currency());
    }

    /** A quoted ride from door to door, by car streets. */
    public Itinerary ride(OnDemandOption ride, int metres, int co2Grams) {
        List<org.commonway.planner.place.Coordinate> course =
                walks.course(setting.from().coordinate(), setting.to().coordinate(), StreetProfile.CAR);
        LegPath path = new LegPath(setting.from(), setting.to(), ride.pickUpAt(), ride.arriveAt(), metres, course);
        return new Itinerary(
                List.of(new OnDemandLeg(
                        ride.operatorId(), path, new LegCost(Optional.of(ride.price()), co2Grams), ride.quoteId())),
                setting.currency());
    }
}
