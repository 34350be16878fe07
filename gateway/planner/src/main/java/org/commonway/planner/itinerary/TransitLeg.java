package org.commonway.planner.itinerary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.mode.Mode;

/**
 * A ride by timetable.
 *
 * @param operator who runs it
 * @param mode bus, tram, metro, rail or ferry
 * @param path where and when
 * @param cost its fare and emissions
 * @param changeSeconds what the change from the ride before needs, the walk included; empty for the first ride, and
 *     where the rider stays on the vehicle
 * @param service the trip of the timetable, with all that is needed to hold the leg
 * @param alerts what the operator says that its riders should read
 */
public record TransitLeg(
        String operator,
        Mode mode,
        LegPath path,
        LegCost cost,
        OptionalInt changeSeconds,
        TransitService service,
        List<RiderAlert> alerts)
        implements Leg {
    /** Copies the list. */
    public TransitLeg {
        alerts = List.copyOf(alerts);
    }

    /** A first ride of which nothing needs to be read. */
    public TransitLeg(String operator, Mode mode, LegPath path, LegCost cost, TransitService service) {
        this(operator, mode, path, cost, OptionalInt.empty(), service, List.of());
    }

    /** The same ride with these alerts. */
    public TransitLeg withAlerts(List<RiderAlert> told) {
        return new TransitLeg(operator, mode, path, cost, changeSeconds, service, told);
    }

    @Override
    public Optional<String> operatorId() {
        return Optional.of(operator);
    }

    /** The same behind so many more legs. */
    TransitLeg movedOn(int legs) {
        return new TransitLeg(operator, mode, path, cost, changeSeconds, service.movedOn(legs), alerts);
    }

    @Override
    public Wheelchair wheelchair() {
        return service.wheelchair();
    }

    @Override
    public boolean isSameVehicle() {
        return service.stayOnBoard();
    }
}
