package org.commonway.planner;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.commonway.planner.door.DoorWay;
import org.commonway.planner.door.RideRules;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.request.Party;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.rule.OpeningHours;

/** Which vehicles, shared and owned, those who ask may ride. */
final class RiderVehicles {
    /** A car takes so many. */
    private static final int CAR_SEATS = 4;
    /** Until when after the last departure zones and hours of shared vehicles are looked at. */
    private static final Duration LONGEST_TRIP = Duration.ofHours(2);

    private final PlanRequest request;
    private final Party party;

    RiderVehicles(PlanRequest request) {
        this.request = request;
        this.party = request.party();
    }

    /** What may be done with shared vehicles, apart from what would be at these hours. */
    RideRules rules(FleetIndex fleet, Set<OpeningHours> closed) {
        Instant moment = request.timing().moment();
        Duration whole = request.timing().window().plus(LONGEST_TRIP);
        boolean arrivesBy = request.timing().arrivesBy();
        return new RideRules(
                fleet,
                this::isUsable,
                arrivesBy ? moment.minus(whole) : moment,
                arrivesBy ? moment : moment.plus(whole),
                closed);
    }

    /** Whether any of the fleet is of a mode that they would ride. */
    boolean mayRent(FleetIndex fleet) {
        return !fleet.fleet().vehicles().isEmpty()
                && Arrays.stream(FormFactor.values())
                        .anyMatch(form -> request.limits().modes().contains(form.mode()));
    }

    private boolean isUsable(SharedVehicle vehicle) {
        FormFactor form = vehicle.type().formFactor();
        return request.limits().allow(vehicle.operatorId(), form.mode())
                && party.age().orElse(Integer.MAX_VALUE) >= vehicle.type().minimumAge()
                && party.passengers() <= (form == FormFactor.CAR ? CAR_SEATS : 1);
    }

    /** The hours that a way breaks which begins at this moment; empty if none. */
    static Optional<OpeningHours> findViolated(RideRules rules, DoorWay way, Instant leaving) {
        return way.rental().flatMap(ride -> {
            Instant begins = leaving.plusSeconds(way.before().seconds() + ride.startSeconds());
            return rules.findViolated(ride, begins, begins.plusSeconds(ride.seconds()));
        });
    }

    /**
     * What stands at the origin and takes all who travel. The modes that may be used do not matter: they are about what
     * operators offer.
     */
    Set<Mode> owned() {
        Set<Mode> owned = EnumSet.noneOf(Mode.class);
        if (party.ownVehicles().contains(Party.OwnVehicle.BICYCLE)
                && party.passengers() == 1
                && party.needs().isEmpty()) {
            owned.add(Mode.BICYCLE);
        }
        if (party.ownVehicles().contains(Party.OwnVehicle.CAR) && party.passengers() <= CAR_SEATS) {
            owned.add(Mode.CAR);
        }
        return owned;
    }
}
