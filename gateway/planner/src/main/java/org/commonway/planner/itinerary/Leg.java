package org.commonway.planner.itinerary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.rules.money.Money;

/** One part of a trip, on one vehicle or on foot. */
public sealed interface Leg permits WalkLeg, TransitLeg, RentalLeg, OnDemandLeg, OwnVehicleLeg {
    /** How the rider moves. */
    Mode mode();

    /** Who runs it; empty on foot and on the rider's own vehicle. */
    Optional<String> operatorId();

    /** Where and when it goes. */
    LegPath path();

    /** Price and emissions; empty price on a leg whose fare is unknown. A walk has neither, an own vehicle no price. */
    LegCost cost();

    /** Whether it can be taken in a wheelchair. */
    default Wheelchair wheelchair() {
        return Wheelchair.UNKNOWN;
    }

    /** Where it starts. */
    default Place from() {
        return path().from();
    }

    /** Where it ends. */
    default Place to() {
        return path().to();
    }

    /** When it starts. */
    default Instant departure() {
        return path().departure();
    }

    /** When it ends. */
    default Instant arrival() {
        return path().arrival();
    }

    /** Its length in metres. */
    default int distanceMetres() {
        return path().distanceMetres();
    }

    /** Its course, from start to end. */
    default List<Coordinate> geometry() {
        return path().geometry();
    }

    /** For all passengers; empty when nothing is charged (a walk, an own vehicle) or the fare is not known. */
    default Optional<Money> price() {
        return cost().price();
    }

    /** Grams of CO2 for all passengers. */
    default int co2Grams() {
        return cost().co2Grams();
    }

    /** What its operator says that the rider should read; none but on a ride by timetable. */
    default List<RiderAlert> alerts() {
        return List.of();
    }

    /** Whether it is paid for, so that its price counts in the trip's. */
    default boolean isCharged() {
        return mode() != Mode.WALK;
    }

    /** Whether the rider stays on the vehicle of the leg before. */
    default boolean isSameVehicle() {
        return false;
    }
}
